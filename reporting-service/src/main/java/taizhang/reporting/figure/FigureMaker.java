package taizhang.reporting.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Count;
import taizhang.reporting.counting.Counted;
import taizhang.reporting.counting.Counter;
import taizhang.reporting.counting.EvidenceLink;
import taizhang.reporting.counting.Kind;
import taizhang.reporting.counting.Place;
import taizhang.reporting.counting.Suppression;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Where;

/** Says what was counted. */
final class FigureMaker {

    /** A number of the organization with all below it, of which those of the groups by organization are parts. */
    private record Whole(Indicator indicator, Indicator part, Period period, @Nullable String type) {

        static Whole of(FigureKey key, Indicator part) {
            return new Whole(key.formula().indicator(), part, key.period(), key.type());
        }
    }

    /** Whose records are counted, and of which type; numbers that differ in these have none in common. */
    private record PlaceAndType(Place place, @Nullable String type) {}

    private record There(Place place, Period period) {

        static There of(FigureKey key) {
            return new There(key.place(), key.period());
        }
    }

    private final Counter counter;
    private final Count count;
    private final FigureQuery query;
    private final Notes notes;
    private final int smallTotal;
    /** What the organizations are like where something has nothing. */
    private final Map<There, Set<Kind>> kinds = new HashMap<>();

    private final Map<Whole, Counted> wholes = new HashMap<>();

    private final Set<FigureKey> withheld = new HashSet<>();

    /** Where not the same organizations stood in the year before. */
    private final Set<There> moved = new HashSet<>();

    FigureMaker(Counter counter, Count count, FigureQuery query, Notes notes, int smallTotal) {
        this.counter = counter;
        this.count = count;
        this.query = query;
        this.notes = notes;
        this.smallTotal = smallTotal;
    }

    List<Figure> figures(List<FigureKey> keys) {
        List<FigureKey> counted = keys.stream()
                .flatMap(key -> query.counted(key.period()).map(key::in))
                // A year may be asked for and compared with.
                .distinct()
                .toList();
        findKinds(counted);
        addWholes(counted);
        if (query.compare()) {
            findMoved(keys);
        }
        withhold(counted.stream()
                .filter(key -> key.formula().parts().stream().anyMatch(Suppression::concerns))
                .collect(Collectors.groupingBy(key -> new PlaceAndType(key.place(), key.type()))));
        return keys.stream().map(this::figure).toList();
    }

    private void addWholes(List<FigureKey> keys) {
        if (query.isBy(GroupBy.ORGANIZATION) && count.organization().isBelowBureau()) {
            keys.forEach(key -> key.formula()
                    .parts()
                    .forEach(part -> wholes.merge(Whole.of(key, part), counted(part, key), Counted::plus)));
        }
    }

    /** A group of a kind that may show small totals must not give away that of the whole. */
    private boolean isWholeHidden(FigureKey key) {
        return key.formula().parts().stream()
                .anyMatch(part -> Suppression.hides(
                        part, key.type(), wholes.getOrDefault(Whole.of(key, part), Counted.NOTHING), smallTotal));
    }

    /** With a small total all are withheld that have days in common with it: together with others they could tell it. */
    private void withhold(Map<PlaceAndType, List<FigureKey>> concerned) {
        concerned.values().forEach(keys -> {
            List<FigureKey> small = keys.stream().filter(this::isSmall).toList();
            keys.stream()
                    .filter(key -> isSomething(key) && small.stream().anyMatch(each -> tells(key, each)))
                    .forEach(withheld::add);
        });
    }

    private boolean isSmall(FigureKey key) {
        return isSomething(key)
                && (isWholeHidden(key)
                        || (key.place().about().isBelowBureau()
                                && key.formula().parts().stream()
                                        .anyMatch(part ->
                                                Suppression.hides(part, key.type(), counted(part, key), smallTotal))));
    }

    private boolean isSomething(FigureKey key) {
        return key.formula().parts().stream()
                        .anyMatch(part -> !counted(part, key).isNothing())
                && outcome(key).hasNumbers();
    }

    private boolean tells(FigureKey key, FigureKey small) {
        return key.equals(small)
                || (key.period().touches(small.period())
                        && delicateMeasures(key)
                                .anyMatch(measure -> delicateMeasures(small).anyMatch(measure::equals)));
    }

    private Stream<String> delicateMeasures(FigureKey key) {
        return key.formula().parts().stream()
                .filter(part -> Suppression.isDelicate(part, key.type(), counted(part, key)))
                .map(Indicator::measure)
                .flatMap(Stream::ofNullable);
    }

    private void findMoved(List<FigureKey> keys) {
        List<There> asked = keys.stream().map(There::of).distinct().toList();
        counter.moved(
                        asked.stream().map(There::place).toList(),
                        asked.stream().map(There::period).toList(),
                        count.position())
                .forEach(i -> moved.add(asked.get(i)));
    }

    private List<Figure.Difference> differences(FigureKey key, FigureKey before) {
        List<Figure.Difference> all = new ArrayList<>();
        if (key.period().last().isAfter(count.day())) {
            all.add(Figure.Difference.SPAN);
        }
        if (moved.contains(There.of(key))) {
            all.add(Figure.Difference.PERIMETER);
        }
        if (!key.formula().isSameAs(before.formula())) {
            all.add(Figure.Difference.DEFINITION);
        }
        return all;
    }

    private void findKinds(List<FigureKey> keys) {
        List<There> asked = keys.stream()
                .filter(key -> key.formula().parts().stream()
                        .anyMatch(
                                part -> isAboutKinds(part) && counted(part, key).isNothing()))
                .map(There::of)
                .distinct()
                .toList();
        if (asked.isEmpty()) {
            return;
        }
        List<Set<Kind>> found = counter.kinds(
                asked.stream().map(There::place).toList(),
                asked.stream().map(There::period).toList(),
                count.position());
        for (int i = 0; i < asked.size(); i++) {
            kinds.put(asked.get(i), found.get(i));
        }
    }

    private Figure figure(FigureKey key) {
        Outcome outcome = shown(key.in(key.period()));
        Figure.Comparison comparison = null;
        if (query.compare()) {
            Period before = key.period().previousYear();
            FigureKey base = key.in(before);
            comparison = outcome.comparedWith(shown(base), before.label(), differences(key, base));
        }
        Indicator indicator = key.formula().indicator();
        return new Figure(
                indicator.code().isEmpty() ? null : indicator.code(),
                key.place().organization(),
                key.place().scope(),
                key.period().label(),
                key.within() == null ? null : key.within().label(),
                key.type(),
                outcome.value(),
                outcome.pending(),
                outcome.status(),
                indicator.unit(),
                comparison,
                outcome.numerator(),
                outcome.denominator(),
                evidence(key),
                outcome.suppressed() ? true : null,
                key.formula().existed() && !indicator.code().isEmpty() ? indicator.version() : null,
                notes.of(key, query.isBy(GroupBy.ORGANIZATION)));
    }

    /** None where there is no number by the days alone: of a stock the records of today would be listed. */
    private @Nullable String evidence(FigureKey key) {
        Formula formula = key.formula();
        if (formula.parts().isEmpty() || isToCome(key.period())) {
            return null;
        }
        Indicator counted = formula.parts().get(0);
        return EvidenceLink.of(
                counted,
                key.place(),
                key.period(),
                key.type(),
                counted.isOfActivities() ? null : count.asOf(key.period()),
                count.position(),
                query.moment().generationOr(count.generation()));
    }

    private Outcome shown(FigureKey key) {
        return withheld.contains(key) ? Outcome.WITHHELD : outcome(key);
    }

    private Outcome outcome(FigureKey key) {
        List<Indicator> parts = key.formula().parts();
        Period period = key.period();
        boolean nothing = parts.stream().allMatch(part -> counted(part, key).isNothing());
        if (!key.formula().existed() || (nothing && !key.place().about().existsIn(period))) {
            return Outcome.without(Outcome.NOT_APPLICABLE);
        }
        if (isToCome(period)) {
            return Outcome.without(Outcome.NOT_DUE);
        }
        if (parts.isEmpty() || parts.stream().anyMatch(part -> isNotEntered(part, key))) {
            return Outcome.without(Outcome.MISSING);
        }
        if (nothing && (parts.stream().noneMatch(part -> fits(part, key)) || isByNone(parts, key))) {
            return Outcome.without(Outcome.NOT_APPLICABLE);
        }
        return parts.size() == 1
                ? Outcome.of(counted(parts.get(0), key))
                : Outcome.ofRatio(counted(parts.get(0), key), counted(parts.get(1), key));
    }

    /** A rate of organizations, where there are none of the kind. */
    private boolean isByNone(List<Indicator> parts, FigureKey key) {
        Indicator last = parts.get(parts.size() - 1);
        return parts.size() > 1
                && last.isOfOrganizations()
                && last.quantity() == null
                && counted(last, key).isNothing();
    }

    /** What nobody has entered is not known; nothing that was recorded is nothing. */
    private boolean isNotEntered(Indicator part, FigureKey key) {
        return part.isEntered() && !count.isKnown(part, key.place(), key.period());
    }

    private Counted counted(Indicator part, FigureKey key) {
        return count.of(part, key.place(), key.period(), key.type());
    }

    private boolean fits(Indicator part, FigureKey key) {
        return !isAboutKinds(part)
                || kinds.getOrDefault(There.of(key), Set.of()).stream().anyMatch(kind -> kind.fits(part.where()));
    }

    private boolean isToCome(Period period) {
        return period.from().isAfter(count.day());
    }

    private static boolean isAboutKinds(Indicator definition) {
        Where where = definition.where();
        if (definition.isOfOrganizations()) {
            // They are what is counted: none of a kind is a number.
            return false;
        }
        return where.organizationKinds() != null || where.hasCommittee() != null || where.hasSmallGroups() != null;
    }
}
