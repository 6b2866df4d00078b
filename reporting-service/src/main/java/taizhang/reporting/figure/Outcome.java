package taizhang.reporting.figure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.counting.Counted;

/** What came out for one figure: numbers, a status, and whether a small total is withheld. */
record Outcome(
        String status,
        @Nullable BigDecimal value,
        @Nullable BigDecimal pending,
        @Nullable BigDecimal numerator,
        @Nullable BigDecimal denominator,
        boolean suppressed) {

    static final String OK = "ok";
    static final String ZERO = "zero";
    static final String MISSING = "missing";
    static final String NOT_DUE = "not-due";
    static final String NOT_APPLICABLE = "not-applicable";

    static final Outcome WITHHELD = new Outcome(MISSING, null, null, null, null, true);

    static Outcome without(String status) {
        return new Outcome(status, null, null, null, null, false);
    }

    static Outcome of(Counted counted) {
        return new Outcome(
                counted.value().signum() == 0 ? ZERO : OK,
                Counted.plain(counted.value()),
                Counted.plain(counted.pending()),
                null,
                null,
                false);
    }

    /** A ratio has no pending: a part of it that is approved later can move it either way. */
    static Outcome ofRatio(Counted numerator, Counted denominator) {
        BigDecimal above = Counted.plain(numerator.value());
        BigDecimal below = Counted.plain(denominator.value());
        BigDecimal value = Counted.rate(above, below);
        String status = value == null ? MISSING : value.signum() == 0 ? ZERO : OK;
        return new Outcome(status, value, null, above, below, false);
    }

    /** @return whether it tells of any record */
    boolean isSomething() {
        return (value != null && value.signum() > 0) || (pending != null && pending.signum() > 0);
    }

    Figure.Comparison comparedWith(Outcome base, String period) {
        if (suppressed || value == null || base.value == null) {
            return new Figure.Comparison(period, suppressed ? null : base.value, null, null);
        }
        BigDecimal change = Counted.plain(value.subtract(base.value));
        return new Figure.Comparison(period, base.value, change, Counted.rate(change, base.value.abs()));
    }
}
