package taizhang.reporting.counting;

import java.math.BigDecimal;

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

    /** What knows no pending and nothing delicate. */
    static Counted of(long value) {
        return new Counted(BigDecimal.valueOf(value), BigDecimal.ZERO, false, false);
    }

    static Counted of(BigDecimal value) {
        return new Counted(value, BigDecimal.ZERO, false, false);
    }

    /** @return the number as it is said: without zeros at its end */
    public static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
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
