package taizhang.reporting.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Where;

/**
 * Says what was counted.
 *
 * @param fits whether there is any organization that the definition of an ask can be about; asked only when needed
 */
record FigureMaker(Map<Ask, Counted> counted, LocalDate today, int smallTotal, long position, Predicate<Ask> fits) {

    /** An indicator and a period, of which the groups are parts. */
    private record Whole(Indicator indicator, Period period) {}

    /** @param asked the organization of the question, which the groups are parts of */
    List<Figure> figures(List<Slot> slots, boolean compare, Head.Organization asked, @Nullable GroupBy groupBy) {
        Map<Whole, BigDecimal> sums = new HashMap<>();
        if (groupBy == GroupBy.ORGANIZATION && asked.isBelowBureau()) {
            // A group of a kind that may show small totals must not give away that of the whole.
            slots.forEach(slot -> slot.asks().forEach(ask -> {
                if (Suppression.names(ask.definition(), ask.type())) {
                    sums.merge(
                            new Whole(slot.indicator(), slot.period()),
                            count(ask).value(),
                            BigDecimal::add);
                }
            }));
        }
        return slots.stream()
                .map(slot -> figure(
                        slot,
                        compare,
                        Suppression.isSmall(
                                sums.getOrDefault(new Whole(slot.indicator(), slot.period()), BigDecimal.ZERO),
                                smallTotal)))
                .toList();
    }

    private Figure figure(Slot slot, boolean compare, boolean smallWhole) {
        Outcome outcome = outcome(slot);
        if (smallWhole && outcome.value() != null && outcome.value().signum() > 0) {
            outcome = Outcome.WITHHELD;
        }
        Figure.Comparison comparison = null;
        if (compare) {
            Period before = slot.period().previousYear();
            comparison = outcome.comparedWith(outcome(slot.of(before)), before.label());
        }
        Indicator indicator = slot.indicator();
        return new Figure(
                indicator.code().isEmpty() ? null : indicator.code(),
                slot.organization(),
                slot.own() ? "self" : "subtree",
                slot.period().label(),
                slot.type(),
                outcome.value(),
                outcome.pending(),
                outcome.status(),
                indicator.unit(),
                comparison,
                outcome.numerator(),
                outcome.denominator(),
                evidence(slot),
                outcome.suppressed() ? true : null);
    }

    /** None where there is no number by the days alone: of a stock the records of today would be listed. */
    private @Nullable String evidence(Slot slot) {
        if (slot.asks().isEmpty() || !isValid(slot.indicator(), slot.period()) || isToCome(slot.period())) {
            return null;
        }
        return EvidenceLink.of(slot.asks().get(0), slot.period(), position, today);
    }

    private Outcome outcome(Slot slot) {
        Indicator indicator = slot.indicator();
        Period period = slot.period();
        List<Ask> asks = slot.asks();
        Head.Organization about = slot.about();
        boolean nothing = asks.stream().allMatch(ask -> count(ask).isNothing());
        if (!isValid(indicator, period) || (nothing && about != null && !about.existsIn(period))) {
            return Outcome.without(Outcome.NOT_APPLICABLE);
        }
        if (isToCome(period)) {
            return Outcome.without(Outcome.NOT_DUE);
        }
        if (asks.isEmpty()) {
            return Outcome.without(Outcome.MISSING);
        }
        if (nothing && asks.stream().noneMatch(ask -> !isAboutKinds(ask.definition()) || fits.test(ask))) {
            return Outcome.without(Outcome.NOT_APPLICABLE);
        }
        if (about != null
                && about.isBelowBureau()
                && asks.stream().anyMatch(ask -> Suppression.hides(ask, count(ask), smallTotal))) {
            return Outcome.WITHHELD;
        }
        return asks.size() == 1
                ? Outcome.of(count(asks.get(0)))
                : Outcome.ofRatio(count(asks.get(0)), count(asks.get(1)));
    }

    private boolean isToCome(Period period) {
        return period.from().isAfter(today);
    }

    private Counted count(Ask ask) {
        return counted.getOrDefault(ask, Counted.NOTHING);
    }

    private static boolean isValid(Indicator indicator, Period period) {
        String first = indicator.validFrom();
        String last = indicator.validTo();
        return (first == null || LocalDate.parse(first).isBefore(period.until()))
                && (last == null || !LocalDate.parse(last).isBefore(period.from()));
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
