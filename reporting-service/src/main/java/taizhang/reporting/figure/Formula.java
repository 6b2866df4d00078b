package taizhang.reporting.figure;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.indicator.Indicator;

/**
 * An indicator, and what must be counted for it.
 *
 * @param parts itself; of a ratio numerator and denominator; nothing where it cannot be counted
 */
record Formula(Indicator indicator, List<Indicator> parts) {

    static Formula of(Indicator indicator, @Nullable Indicator numerator, @Nullable Indicator denominator) {
        List<Indicator> parts = indicator.isRatio()
                ? Stream.of(numerator, denominator).flatMap(Stream::ofNullable).toList()
                : List.of(indicator);
        return new Formula(indicator, parts.stream().allMatch(Indicator::isCountable) ? parts : List.of());
    }
}
