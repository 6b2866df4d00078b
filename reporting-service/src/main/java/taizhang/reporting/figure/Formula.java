package taizhang.reporting.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.indicator.Indicator;

/**
 * An indicator, and what must be counted for it.
 *
 * @param parts itself; of a ratio numerator and denominator; nothing where it cannot be counted
 * @param existed whether there was such an indicator when the position asked for was applied, and it holds in the period
 */
record Formula(Indicator indicator, List<Indicator> parts, boolean existed) {

    /** @return whether one and the same definition is behind both, in all its parts */
    boolean isSameAs(Formula other) {
        return existed && other.existed && indicator.equals(other.indicator) && parts.equals(other.parts);
    }

    /** @param indicator that does not hold in the period, or was written later: it does not reach back */
    static Formula ofAnotherTime(Indicator indicator) {
        return new Formula(indicator, List.of(), false);
    }

    /**
     * @param numerator of a ratio; null: there was none
     * @param denominator of a ratio; null: there was none
     */
    static Formula of(Indicator indicator, @Nullable Indicator numerator, @Nullable Indicator denominator) {
        List<Indicator> parts = parts(indicator, numerator, denominator);
        return new Formula(indicator, parts.stream().allMatch(Indicator::isCountable) ? parts : List.of(), true);
    }

    private static List<Indicator> parts(
            Indicator indicator, @Nullable Indicator numerator, @Nullable Indicator denominator) {
        if (!indicator.isRatio()) {
            return List.of(indicator);
        }
        return numerator == null || denominator == null
                ? List.of()
                : List.of(numerator.dividedBy(denominator), denominator);
    }
}
