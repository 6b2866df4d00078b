package taizhang.reporting.counting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact number. What is computed from what was counted stays a fraction until it is said, so that it is rounded once.
 *
 * @param below not 0
 */
public record Fraction(BigDecimal above, BigDecimal below) {

    private static final int DECIMALS = 4;

    /** @return null when it would be by 0 */
    public static @Nullable Fraction of(BigDecimal above, BigDecimal below) {
        return below.signum() == 0 ? null : new Fraction(above, below);
    }

    public static Fraction of(BigDecimal whole) {
        return new Fraction(whole, BigDecimal.ONE);
    }

    public int signum() {
        return above.signum() * below.signum();
    }

    public Fraction minus(Fraction other) {
        return new Fraction(
                above.multiply(other.below).subtract(other.above.multiply(below)), below.multiply(other.below));
    }

    /** @return how large it is in parts of the size of another; null when that is 0 */
    public @Nullable Fraction bySizeOf(Fraction other) {
        return of(above.multiply(other.below.abs()), below.multiply(other.above.abs()));
    }

    /** @return as it is said: exact where nothing was divided, otherwise with 4 decimals at most, halves away from zero */
    public BigDecimal said() {
        return Counted.plain(
                below.equals(BigDecimal.ONE) ? above : above.divide(below, DECIMALS, RoundingMode.HALF_UP));
    }
}
