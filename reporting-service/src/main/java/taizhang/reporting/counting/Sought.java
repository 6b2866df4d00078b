package taizhang.reporting.counting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Activities whose number is asked for by parts of the calendar.
 *
 * @param types codes, of which any counts
 * @param with what else they must have
 * @param starts where the parts begin, in order; some may be empty
 * @param until the day after the last part
 * @param spaced whether the days between two are asked for
 */
public record Sought(List<String> types, With with, List<LocalDate> starts, LocalDate until, boolean spaced) {

    /**
     * Conditions other than types.
     *
     * @param attributes of which each must be there with one of its values; null: not asked for
     * @param themes of which any must be there; null: not asked for
     * @param each the attribute by whose values they are told apart; null: they are not
     * @param values of it; one null without it
     */
    public record With(
            @Nullable Map<String, List<String>> attributes,
            @Nullable List<String> themes,
            @Nullable String each,
            List<@Nullable String> values) {}

    LocalDate from() {
        return starts.get(0);
    }

    /** @return the number of the part of each day from {@code from} on; nothing after the last one */
    int[] parts() {
        int[] parts = new int[(int) (until.toEpochDay() - from().toEpochDay())];
        int part = 0;
        for (int day = 0; day < parts.length; day++) {
            while (part + 1 < starts.size() && !starts.get(part + 1).isAfter(from().plusDays(day))) {
                part++;
            }
            parts[day] = part;
        }
        return parts;
    }
}
