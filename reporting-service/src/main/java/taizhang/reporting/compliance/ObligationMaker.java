package taizhang.reporting.compliance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Held;
import taizhang.reporting.counting.HeldActivities;
import taizhang.reporting.counting.HeldChanges;
import taizhang.reporting.counting.Sought;
import taizhang.reporting.counting.Structure;
import taizhang.reporting.counting.Structures;
import taizhang.reporting.exemption.Exemption;
import taizhang.reporting.exemption.Exemptions;
import taizhang.reporting.reference.AsKnown;
import taizhang.reporting.reference.Timeline;
import taizhang.reporting.requirement.Frequency;
import taizhang.reporting.requirement.Requirement;
import taizhang.reporting.requirement.Requirements;

/**
 * Makes obligations. What was counted for them before is counted anew only of those of whom a record has changed since, or who
 * have come to be asked for; organizations, requirements and exemptions may have changed, too.
 */
@ApplicationScoped
class ObligationMaker {

    /** Obligations of one answer: what is worked out in some seconds. */
    private static final long MOST = 20_000_000;

    /** Numbers of all that are remembered: some 50 MB. */
    private static final long MOST_REMEMBERED = 12_000_000;

    /** Beyond so many changes all are counted. */
    private static final long FEW_CHANGES = 5_000;

    /**
     * What obligations rest upon beside what is known.
     *
     * @param organization whose subtree it is about; null: all organizations
     * @param own the organization alone
     * @param requirements codes; empty: all
     * @param period as in {@link ComplianceQuery}
     * @param caller the organization whose subtree the caller sees; null: everything
     * @param day on which it is judged what is over
     */
    record Basis(
            @Nullable String organization,
            boolean own,
            List<String> requirements,
            @Nullable Period period,
            @Nullable String caller,
            LocalDate day) {}

    private record Made(long rebuilds, long position, List<Exemption> exemptions, Obligations obligations) {}

    private final Structures structures;
    private final HeldActivities held;
    private final HeldChanges changes;
    private final Requirements requirements;
    private final Exemptions exemptions;

    private final Cache<Basis, Made> newest = Caffeine.newBuilder()
            .maximumWeight(MOST_REMEMBERED)
            .expireAfterAccess(Duration.ofMinutes(30))
            .weigher((Basis basis, Made made) -> 1 + made.obligations().weight())
            .build();

    ObligationMaker(
            Structures structures,
            HeldActivities held,
            HeldChanges changes,
            Requirements requirements,
            Exemptions exemptions) {
        this.structures = structures;
        this.held = held;
        this.changes = changes;
        this.requirements = requirements;
        this.exemptions = exemptions;
    }

    /**
     * @param rebuilds how often facts had been built anew when it was asked
     * @param position of the ledger
     * @param known of what is written here
     */
    Obligations make(Basis basis, long rebuilds, long position, AsKnown known) {
        List<Exemption> exempt = exemptions.at(known);
        Made before = before(basis, rebuilds, position);
        if (before != null && before.position() > position) {
            return whole(basis, position, known, exempt);
        }
        Obligations made = before == null
                ? whole(basis, position, known, exempt)
                : continued(before, basis, position, known, exempt);
        newest.put(basis, new Made(rebuilds, position, exempt, made));
        return made;
    }

    private @Nullable Made before(Basis basis, long rebuilds, long position) {
        Made made = newest.getIfPresent(basis);
        return made == null || made.rebuilds() != rebuilds || position - made.position() > FEW_CHANGES ? null : made;
    }

    private Obligations whole(Basis basis, long position, AsKnown known, List<Exemption> exempt) {
        Structure structure = structures.read(basis.organization(), basis.own(), position);
        List<Duty> duties = duties(basis, structure, position, known);
        return made(basis, structure, duties, held.count(sought(duties), structure, position), exempt);
    }

    /** Only what nobody has counted yet is counted. */
    private Obligations continued(Made made, Basis basis, long position, AsKnown known, List<Exemption> exempt) {
        Obligations before = made.obligations();
        boolean later = position > made.position();
        Structure structure = later && changes.ofOrganizations(made.position(), position)
                ? structures.read(basis.organization(), basis.own(), position).unlessAs(before.structure())
                : before.structure();
        Set<String> changed = later ? changes.ofActivities(made.position(), position) : Set.of();
        List<Duty> duties = duties(basis, structure, position, known);
        if (structure == before.structure() && duties.equals(before.duties()) && exempt.equals(made.exemptions())) {
            int[] organizations = asked(changed, structure);
            return organizations.length == 0
                    ? before
                    : before.with(held.count(sought(duties), structure, changed, position), organizations);
        }
        Map<Sought, Held> counted = counted(before, structure, changed, position);
        List<Sought> others = sought(duties).stream()
                .filter(each -> !counted.containsKey(each))
                .distinct()
                .toList();
        List<Held> first = others.isEmpty() ? List.of() : held.count(others, structure, position);
        for (int i = 0; i < others.size(); i++) {
            counted.put(others.get(i), first.get(i));
        }
        return made(
                basis,
                structure,
                duties,
                sought(duties).stream().map(counted::get).toList(),
                exempt);
    }

    /** @return what was counted before, of those who have changed or were not asked for then as it is now */
    private Map<Sought, Held> counted(Obligations before, Structure structure, Set<String> changed, long position) {
        Set<String> again = new TreeSet<>(changed);
        int[] numbers = new int[structure.size()];
        for (int no = 0; no < numbers.length; no++) {
            String code = structure.get(no).code();
            numbers[no] = before.structure().number(code);
            if (numbers[no] == Structure.NONE
                    || !before.structure().get(numbers[no]).asked()) {
                again.add(code);
            }
        }
        Map<Sought, Held> counted = new HashMap<>();
        before.held().forEach((sought, each) -> counted.put(sought, each.renumbered(numbers)));
        int[] organizations = asked(again, structure);
        if (organizations.length > 0) {
            List<Sought> all = List.copyOf(counted.keySet());
            List<Held> anew = held.count(all, structure, again, position);
            for (int i = 0; i < all.size(); i++) {
                Held present = anew.get(i);
                counted.computeIfPresent(all.get(i), (sought, each) -> each.with(present, organizations));
            }
        }
        return counted;
    }

    /** @return the numbers of those that are asked for */
    private static int[] asked(Set<String> organizations, Structure structure) {
        return organizations.stream()
                .mapToInt(structure::number)
                .filter(no -> no != Structure.NONE && structure.get(no).asked())
                .toArray();
    }

    private static List<Sought> sought(List<Duty> duties) {
        return duties.stream().map(Duty::sought).toList();
    }

    private static Obligations made(
            Basis basis, Structure structure, List<Duty> duties, List<Held> held, List<Exemption> exempt) {
        Places places = new Places(structure, basis.organization(), basis.own(), basis.caller());
        return new Obligations(structure, places, duties, held, exempt, basis.day());
    }

    private List<Duty> duties(Basis basis, Structure structure, long position, AsKnown known) {
        List<Duty> duties = new ArrayList<>();
        requirements.at(known).forEach((code, timeline) -> {
            if (basis.requirements().isEmpty() || basis.requirements().contains(code)) {
                timeline.spans().forEach(span -> addDuty(duties, span, basis, structure, position));
            }
        });
        long many = duties.stream()
                .mapToLong(duty -> (long) duty.periods().size() * duty.values().size() * structure.asked())
                .sum();
        if (many > MOST) {
            throw ProblemException.parameter("period", FieldRule.TOO_MANY, MOST);
        }
        return duties;
    }

    private void addDuty(
            List<Duty> duties, Timeline.Span<Requirement> span, Basis basis, Structure structure, long position) {
        Requirement requirement = span.version();
        Frequency frequency = requirement.frequency();
        LocalDate founded = structure.firstDay().orElse(basis.day());
        // What ends this year or later, its make-up days included; those of no frequency are longer than the next
        // period.
        LocalDate newYear = basis.day().withDayOfYear(1);
        LocalDate first = basis.period() != null
                ? basis.period().from()
                : frequency.of(newYear.minusDays(1)).from();
        first = later(first, frequency.of(founded).from());
        LocalDate until = frequency.of(basis.day()).until();
        until = basis.period() == null ? until : earlier(until, basis.period().until());
        LocalDate spanFirst = span.first();
        LocalDate spanLast = span.last();
        first = spanFirst == null ? first : later(first, spanFirst);
        until = spanLast == null ? until : earlier(until, spanLast.plusDays(1));
        Duty ofAll = new Duty(requirement, frequency.endingIn(first, until), List.of());
        List<Period> periods = ofAll.periods().stream()
                .filter(period ->
                        basis.period() != null || !ofAll.deadline(period).isBefore(newYear))
                .toList();
        if (!periods.isEmpty()) {
            duties.add(new Duty(requirement, periods, requirements.values(requirement, position)));
        }
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
