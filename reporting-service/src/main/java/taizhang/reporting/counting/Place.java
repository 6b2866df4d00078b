package taizhang.reporting.counting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;

/**
 * Whose records are counted.
 *
 * @param own those of the organization alone and not of its subtree
 * @param parent only those of days on which the organization stood directly under it; null: of all days
 * @param about the organization
 * @param placements the days of the question on which it stood there, in order; none without a parent
 */
public record Place(
        String organization, boolean own, @Nullable String parent, Organization about, List<Days> placements) {

    /** @return in the word of questions and answers */
    public String scope() {
        return own ? "self" : "subtree";
    }

    /** @return whether it stood under its parent in the period until a day, or on that day; null: in the period */
    public boolean isThere(Period period, @Nullable LocalDate asOf) {
        if (parent == null) {
            return true;
        }
        Days days = Days.of(period);
        if (asOf == null) {
            return isThere(days);
        }
        return isThere(days.until(asOf)) || isThere(new Days(asOf, asOf.plusDays(1)));
    }

    private boolean isThere(Days days) {
        return !days.isEmpty() && placements.stream().anyMatch(days::touches);
    }

    /** @return whether it stood there all the time, so that the parent changes nothing */
    boolean isSteady(Days days) {
        return parent == null || placements.contains(days);
    }
}
