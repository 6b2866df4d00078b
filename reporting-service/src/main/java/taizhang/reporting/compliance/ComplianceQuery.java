package taizhang.reporting.compliance;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Moment;

/**
 * A question for obligations.
 *
 * @param organization whose subtree it is about; null: all organizations
 * @param own the organization alone
 * @param requirements codes; empty: all
 * @param period in which the last days of the obligation periods lie; null: this year, and what is not over
 * @param states that are listed; empty: all but not applicable
 * @param dueWithin only what ends within so many days is listed; null: everything
 * @param deep whether groups by organization are those of each organization of the subtree alone
 * @param moment as known when it is answered
 */
record ComplianceQuery(
        @Nullable String organization,
        boolean own,
        List<String> requirements,
        @Nullable Period period,
        List<State> states,
        @Nullable Integer dueWithin,
        List<GroupBy> groupBy,
        boolean deep,
        Moment moment) {

    /** @return whether an obligation is listed */
    boolean lists(Obligations.Term term, @Nullable State state, Obligations of) {
        boolean fits = states.isEmpty() ? state != State.NOT_APPLICABLE : state != null && states.contains(state);
        return fits && (dueWithin == null || term.isDueWithin(of.day(), dueWithin));
    }
}
