package taizhang.reporting.compliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Held;
import taizhang.reporting.counting.Sought;
import taizhang.reporting.counting.Structure;
import taizhang.reporting.requirement.Frequency;
import taizhang.reporting.requirement.Requirement;

/**
 * A version of a requirement, with the periods in which it is asked for: one after the other without a gap.
 *
 * @param values of its attribute {@code each}, in order; one null without such
 */
record Duty(Requirement requirement, List<Period> periods, List<@Nullable String> values) {

    /** @return the last day on which the obligation of a period can be fulfilled: make-up days end with the next period */
    LocalDate deadline(Period period) {
        LocalDate made = period.last().plusDays(requirement.makeUpDays());
        LocalDate next = frequency().of(period.until()).last();
        return made.isBefore(next) ? made : next;
    }

    private Frequency frequency() {
        return requirement.frequency();
    }

    private boolean isMadeUp() {
        return requirement.minimum() != null && requirement.makeUpDays() > 0;
    }

    /** @return what fulfils it */
    Sought sought() {
        return new Sought(
                requirement.types(),
                new Sought.With(requirement.attributes(), requirement.themes(), requirement.each(), values),
                parts(),
                end(),
                requirement.minimum() == null);
    }

    /**
     * @return where the parts begin that are counted apart: of each period, and of the one after the last, the days in
     *     which the one before can be made up, and the rest; without such days each period whole
     */
    private List<LocalDate> parts() {
        List<LocalDate> parts = new ArrayList<>();
        if (!isMadeUp()) {
            periods.forEach(period -> parts.add(period.from()));
            return parts;
        }
        Period before = frequency().of(periods.get(0).from().minusDays(1));
        for (Period period : periods) {
            parts.add(period.from());
            parts.add(deadline(before).plusDays(1));
            before = period;
        }
        parts.add(before.until());
        parts.add(deadline(before).plusDays(1));
        return parts;
    }

    /** @return the day after the last part */
    private LocalDate end() {
        LocalDate until = periods.get(periods.size() - 1).until();
        return isMadeUp() ? frequency().of(until).until() : until;
    }

    /** @return how many were held in a period; all by their numbers */
    long held(Held held, int value, int organization, int period) {
        return isMadeUp()
                ? held.sum(value, organization, 2 * period) + held.sum(value, organization, 2 * period + 1)
                : held.sum(value, organization, period);
    }

    /** @return how many of the next period can stand for those that a period lacks: held early, and not needed there */
    private long late(Held held, int value, int organization, int period, int minimum) {
        if (!isMadeUp()) {
            return 0;
        }
        long early = held.sum(value, organization, 2 * (period + 1));
        return Math.min(early, Math.max(0, held(held, value, organization, period + 1) - minimum));
    }

    /** @return whether the kind and what it has fit on a day */
    boolean fits(Structure.Member organization, LocalDate day) {
        List<String> kinds = requirement.organizationKinds();
        Requirement.Condition condition = requirement.condition();
        return (kinds == null || kinds.contains(organization.kind()))
                && (condition.hasCommittee() == null || condition.hasCommittee().equals(organization.hasCommittee(day)))
                && (condition.hasSmallGroups() == null
                        || condition.hasSmallGroups().equals(organization.hasSmallGroups(day)));
    }

    /** @return {@link State#MET}, {@link State#MET_LATE}, or {@link State#MISSED} when there is too little of both */
    State fulfilled(Held held, int value, int organization, int period, int minimum) {
        long own = held(held, value, organization, period);
        if (own >= minimum) {
            return State.MET;
        }
        return own + late(held, value, organization, period, minimum) >= minimum ? State.MET_LATE : State.MISSED;
    }
}
