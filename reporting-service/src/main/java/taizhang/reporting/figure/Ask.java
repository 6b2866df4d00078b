package taizhang.reporting.figure;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.indicator.Indicator;

/**
 * One thing to count.
 *
 * @param own the organization alone and not its subtree
 * @param parent only on days on which the organization stood directly under it
 * @param steady whether it stood there all the time, so that this changes nothing
 * @param type only activities of this type
 * @param asOf the day that states, deadlines and stocks are judged by; null: the last one, today at most
 */
record Ask(
        Indicator definition,
        String organization,
        boolean own,
        @Nullable String parent,
        boolean steady,
        @Nullable String type,
        LocalDate from,
        LocalDate until,
        @Nullable LocalDate asOf) {

    /** @return the day that states, deadlines and stocks are judged by */
    LocalDate asOf(LocalDate today) {
        if (asOf != null) {
            return asOf;
        }
        LocalDate last = until.minusDays(1);
        return last.isAfter(today) ? today : last;
    }

    Ask during(LocalDate otherFrom, LocalDate otherUntil) {
        return new Ask(definition, organization, own, parent, steady, type, otherFrom, otherUntil, asOf);
    }

    /** @return the first whole month */
    LocalDate firstMonth() {
        return from.getDayOfMonth() == 1 ? from : from.withDayOfMonth(1).plusMonths(1);
    }

    /** @return the month after the last whole one; not after {@link #firstMonth} when there is none */
    LocalDate monthAfter() {
        return until.withDayOfMonth(1);
    }

    /** @return whether the cells of whole months can answer, apart from days at the edges */
    boolean fitsCells() {
        return definition.isOfActivities()
                && !definition.code().isEmpty()
                && definition.isAdditive()
                && type == null
                && (parent == null || steady)
                && !Suppression.reachesUnnamed(definition)
                && firstMonth().isBefore(monthAfter());
    }
}
