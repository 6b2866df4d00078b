package taizhang.reporting.figure;

import java.math.BigDecimal;

/**
 * What was counted.
 *
 * @param delicateValue whether all records of the value are of the types whose small totals are not shown
 * @param delicatePending the same of those pending
 */
record Counted(BigDecimal value, BigDecimal pending, boolean delicateValue, boolean delicatePending) {

    static final Counted NOTHING = new Counted(BigDecimal.ZERO, BigDecimal.ZERO, false, false);

    /** What knows no pending and nothing delicate. */
    static Counted of(BigDecimal value) {
        return new Counted(value, BigDecimal.ZERO, false, false);
    }

    /** Only for cells with the days beside them, which ask for no delicate records. */
    Counted plus(Counted other) {
        return new Counted(
                value.add(other.value),
                pending.add(other.pending),
                delicateValue || other.delicateValue,
                delicatePending || other.delicatePending);
    }

    boolean isNothing() {
        return value.signum() == 0 && pending.signum() == 0;
    }
}
