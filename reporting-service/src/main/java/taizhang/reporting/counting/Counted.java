package taizhang.reporting.counting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What was counted.
 *
 * @param value of approved records
 * @param pending of submitted records that are not approved yet
 * @param delicateValue whether all records that add to the value are of the types whose small totals are not shown
 * @param delicatePending the same of those pending
 */
public record Counted(BigDecimal value, BigDecimal pending, boolean delicateValue, boolean delicatePending) {

    public static final Counted NOTHING = new Counted(BigDecimal.ZERO, BigDecimal.ZERO, false, false);

    private static final int DECIMALS = 4;

    /** What knows no pending and nothing delicate. */
    static Counted of(long value) {
        return new Counted(BigDecimal.valueOf(value), BigDecimal.ZERO, false, false);
    }

    /** @return the number as it is said: without zeros at its end */
    public static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** @return with 4 decimals at most; null when it would be by 0 */
    public static @Nullable BigDecimal rate(BigDecimal above, BigDecimal below) {
        return below.signum() == 0 ? null : plain(above.divide(below, DECIMALS, RoundingMode.HALF_UP));
    }

    public boolean isNothing() {
        return value.signum() == 0 && pending.signum() == 0;
    }

    /** What other records of the same question add. */
    public Counted plus(Counted other) {
        return new Counted(
                value.add(other.value),
                pending.add(other.pending),
                both(value, delicateValue, other.value, other.delicateValue),
                both(pending, delicatePending, other.pending, other.delicatePending));
    }

    private static boolean both(BigDecimal one, boolean delicate, BigDecimal other, boolean otherDelicate) {
        return one.signum() == 0 ? otherDelicate : delicate && (other.signum() == 0 || otherDelicate);
    }
}
