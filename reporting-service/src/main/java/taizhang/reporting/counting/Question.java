package taizhang.reporting.counting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.indicator.Indicator;

/**
 * What is to be counted: each definition for each place, each period and, if there is one, each value of a dimension.
 *
 * @param definitions that can be counted; of a ratio its parts
 * @param own the organization alone and not its subtree
 * @param byOrganization the places are the organization alone and its children, each with its subtree; otherwise it is one
 * @param dimension which all of the definitions have; null: everything together
 * @param asOf the day that states, deadlines and stocks are judged by, after which nothing counts; null: the last one of
 *     each period, today at most
 * @param moment as known when it is answered
 * @param beside codes of others that are asked for beside the organization, each with its subtree: places of their own,
 *     without those that do not exist for the caller
 */
public record Question(
        List<Indicator> definitions,
        String organization,
        boolean own,
        boolean byOrganization,
        @Nullable Dimension dimension,
        List<Period> periods,
        @Nullable LocalDate asOf,
        Moment moment,
        List<String> beside) {

    /** Of one organization, or of it and its children. */
    public Question(
            List<Indicator> definitions,
            String organization,
            boolean own,
            boolean byOrganization,
            @Nullable Dimension dimension,
            List<Period> periods,
            @Nullable LocalDate asOf,
            Moment moment) {
        this(definitions, organization, own, byOrganization, dimension, periods, asOf, moment, List.of());
    }

    public Question {
        definitions = definitions.stream().distinct().toList();
        periods = periods.stream().distinct().toList();
    }

    /** @return the day that states, deadlines and stocks are judged by */
    static LocalDate asOf(@Nullable LocalDate asked, Period period, LocalDate today) {
        if (asked != null) {
            return asked;
        }
        return period.last().isAfter(today) ? today : period.last();
    }

    /** The days of a period, and the day that states, deadlines and stocks are judged by. */
    record Judged(Days days, LocalDate asOf) {

        /** @return the days that something can have happened on: those up to the day */
        Days happened() {
            return days.until(asOf);
        }
    }

    /** @return each period with its day */
    List<Judged> judged(LocalDate today) {
        return periods.stream()
                .map(period -> new Judged(Days.of(period), asOf(asOf, period, today)))
                .toList();
    }

    /** @return the days from the first that is looked at to the last */
    Days days(LocalDate today) {
        List<Days> all = new ArrayList<>();
        boolean judged = !definitions.stream().allMatch(Indicator::isOfActivities);
        for (Period period : periods) {
            LocalDate day = asOf(asOf, period, today);
            all.add(asOf == null ? Days.of(period) : Days.of(period).until(day));
            if (judged) {
                all.add(new Days(day, day.plusDays(1)));
            }
        }
        return Days.around(all.stream().filter(days -> !days.isEmpty()).toList());
    }
}
