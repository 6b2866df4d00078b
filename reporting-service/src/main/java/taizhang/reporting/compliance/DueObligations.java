package taizhang.reporting.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Moment;
import taizhang.reporting.counting.Structure;
import taizhang.reporting.requirement.Requirement;

/** The obligations of some days for those who remind of them, and the totals for those who sum up. */
@ApplicationScoped
public class DueObligations {

    /** The longest period with the longest make-up days: what ends so long before may still be open. */
    private static final int LONGEST = 366;

    private final ComplianceService service;

    DueObligations(ComplianceService service) {
        this.service = service;
    }

    /**
     * @param caller the organization whose subtree the caller sees; null: everything
     * @return the totals of the subtree of an organization, as GET /v1/compliance answers them
     */
    public Totals totals(String organization, Period period, Moment moment, @Nullable String caller) {
        ComplianceQuery query =
                new ComplianceQuery(organization, false, List.of(), period, List.of(), null, List.of(), false, moment);
        return service.judge(query, null, caller).totals();
    }

    /**
     * @param organization whose subtree is asked for; null: all
     * @param caller the organization whose subtree is seen; null: everything
     * @return what was owed and can or could be fulfilled until one of these days, the earliest first
     */
    public List<DueObligation> between(
            @Nullable String organization, @Nullable String caller, LocalDate first, LocalDate last) {
        Period period = Period.interval(first.minusDays(LONGEST), last.plusDays(1));
        ComplianceQuery query = new ComplianceQuery(
                organization, false, List.of(), period, List.of(), null, List.of(), false, Moment.NOW);
        List<DueObligation> found = new ArrayList<>();
        Obligations all = service.judge(query, null, caller).obligations();
        all.visit(0, (no, term, value, place, state) -> {
            if (state != null
                    && state != State.NOT_APPLICABLE
                    && !term.deadline().isBefore(first)
                    && !term.deadline().isAfter(last)) {
                found.add(of(all, no, term, value, state));
            }
            return true;
        });
        found.sort(Comparator.comparing(DueObligation::deadline));
        return found;
    }

    private static DueObligation of(Obligations all, int no, Obligations.Term term, int value, State state) {
        Duty duty = all.duty(term);
        Requirement requirement = duty.requirement();
        Structure structure = all.structure();
        long held = all.held(no, term, value);
        int minimum = requirement.minimum() == null ? 0 : requirement.minimum();
        return new DueObligation(
                structure.get(no).code(),
                structure.get(no).name(),
                requirement.code(),
                requirement.name(),
                duty.values().get(value),
                term.period().label(),
                term.last(),
                term.deadline(),
                minimum,
                held,
                Math.max(0, minimum - held),
                state.code(),
                Arrays.stream(structure.chain(no, term.last()))
                        .mapToObj(above -> structure.get(above).code())
                        .toList());
    }
}
