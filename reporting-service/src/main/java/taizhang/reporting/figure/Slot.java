package taizhang.reporting.figure;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.indicator.Indicator;

/**
 * The place of one figure in an answer.
 *
 * @param numerator of a ratio
 * @param denominator of a ratio
 * @param parent for the group of a child: it counts on days on which it stood there
 * @param about the organization; null until it is known
 */
record Slot(
        Indicator indicator,
        @Nullable Indicator numerator,
        @Nullable Indicator denominator,
        Period period,
        String organization,
        boolean own,
        @Nullable String parent,
        boolean steady,
        @Nullable String type,
        Head.@Nullable Organization about) {

    Slot of(Period other) {
        return new Slot(indicator, numerator, denominator, other, organization, own, parent, steady, type, about);
    }

    Slot of(String onlyType) {
        return new Slot(indicator, numerator, denominator, period, organization, own, parent, steady, onlyType, about);
    }

    Slot about(Head.Organization organizationAbout) {
        return new Slot(
                indicator,
                numerator,
                denominator,
                period,
                organization,
                own,
                parent,
                steady,
                type,
                about == null ? organizationAbout : about);
    }

    Slot alone() {
        return new Slot(indicator, numerator, denominator, period, organization, true, null, false, type, about);
    }

    Slot child(Head.Child child) {
        return new Slot(
                indicator,
                numerator,
                denominator,
                period,
                child.code(),
                false,
                organization,
                child.steady(),
                type,
                child.organization());
    }

    Ask ask(Indicator definition) {
        return new Ask(definition, organization, own, parent, steady, type, period.from(), period.until(), null);
    }

    /** @return what must be counted: nothing, one, or the two parts of a ratio */
    List<Ask> asks() {
        List<Indicator> counted = indicator.isRatio()
                ? Stream.of(numerator, denominator).flatMap(Stream::ofNullable).toList()
                : List.of(indicator);
        return counted.stream().allMatch(Indicator::isCountable)
                ? counted.stream().map(this::ask).toList()
                : List.of();
    }
}
