package taizhang.reporting.figure;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Moment;
import taizhang.reporting.counting.QuestionReader;
import taizhang.reporting.indicator.Indicator;

/**
 * A question that has been read and understood.
 *
 * @param codes of the indicators, empty when there is an inline definition
 * @param own the organization alone and not its subtree
 * @param groups in the order of the answer
 * @param moment as known when it is answered
 * @param beside codes of other organizations, figures of whose subtrees are asked for, too
 */
public record FigureQuery(
        List<String> codes,
        @Nullable Indicator inline,
        String organization,
        boolean own,
        List<Period> periods,
        List<GroupBy> groups,
        boolean compare,
        Moment moment,
        List<String> beside) {

    /** Of one organization, or of it and its children. */
    public FigureQuery(
            List<String> codes,
            @Nullable Indicator inline,
            String organization,
            boolean own,
            List<Period> periods,
            List<GroupBy> groups,
            boolean compare,
            Moment moment) {
        this(codes, inline, organization, own, periods, groups, compare, moment, List.of());
    }

    /**
     * @param organizations at least one, the first of which exists for the caller; of others, none that does not
     * @return the question for one figure of each indicator, organization with its subtree, and period
     */
    public static FigureQuery ofMany(
            List<String> codes, List<String> organizations, List<Period> periods, Moment moment) {
        return new FigureQuery(
                codes,
                null,
                organizations.get(0),
                false,
                periods,
                List.of(),
                false,
                moment,
                organizations.subList(1, organizations.size()));
    }

    /** @return the question for one figure of each indicator, compared with the year before, of the subtree */
    public static FigureQuery of(List<String> codes, String organization, Period period, Moment moment) {
        return new FigureQuery(codes, null, organization, false, List.of(period), List.of(), true, moment);
    }

    /** @return says what is wrong with it where it was asked */
    QuestionReader reader() {
        return inline == null ? QuestionReader.PARAMETERS : QuestionReader.BODY;
    }

    boolean isBy(GroupBy group) {
        return groups.contains(group);
    }

    /** @return the periods that a figure each is asked of for one of those asked for */
    List<Period> periodsOf(Period whole) {
        return isBy(GroupBy.MONTH) ? whole.months() : List.of(whole);
    }

    /** @return the period that months are named with, so that those of two that overlap can be told apart; null: there is one */
    @Nullable
    Period within(Period whole) {
        return isBy(GroupBy.MONTH) && periods.size() > 1 ? whole : null;
    }

    /** @return the period and, where they are compared, that of the year before */
    Stream<Period> counted(Period period) {
        return compare ? Stream.of(period, period.previousYear()) : Stream.of(period);
    }
}
