package taizhang.reporting.figure;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.counting.Counted;
import taizhang.reporting.counting.Fraction;

/**
 * What came out for one figure: numbers, a status, and whether a small total is withheld.
 *
 * @param exact the value before it is rounded; null when it is not known
 */
record Outcome(
        String status,
        @Nullable Fraction exact,
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
        Fraction exact = Fraction.of(counted.value());
        return new Outcome(status(exact), exact, Counted.plain(counted.pending()), null, null, false);
    }

    /** A ratio has no pending: a part of it that is approved later can move it either way. */
    static Outcome ofRatio(Counted numerator, Counted denominator) {
        Fraction exact = Fraction.of(numerator.value(), denominator.value());
        return new Outcome(
                status(exact),
                exact,
                null,
                Counted.plain(numerator.value()),
                Counted.plain(denominator.value()),
                false);
    }

    /** What is not nothing is ok, even where it is said as 0. */
    private static String status(@Nullable Fraction exact) {
        return exact == null ? MISSING : exact.signum() == 0 ? ZERO : OK;
    }

    @Nullable
    BigDecimal value() {
        return exact == null ? null : exact.said();
    }

    /** @return whether anything is said beside the status */
    boolean hasNumbers() {
        return exact != null || pending != null || numerator != null;
    }

    /** @param why what the two differ in */
    Figure.Comparison comparedWith(Outcome base, String period, List<Figure.Difference> why) {
        boolean comparable = why.isEmpty();
        List<Figure.Difference> said = comparable ? null : why;
        if (suppressed || exact == null || base.exact == null) {
            return new Figure.Comparison(period, suppressed ? null : base.value(), null, null, comparable, said);
        }
        Fraction change = exact.minus(base.exact);
        Fraction rate = change.bySizeOf(base.exact);
        return new Figure.Comparison(
                period, base.value(), change.said(), rate == null ? null : rate.said(), comparable, said);
    }
}
