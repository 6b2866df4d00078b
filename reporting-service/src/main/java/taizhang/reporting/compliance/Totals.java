package taizhang.reporting.compliance;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.counting.Fraction;

/** How many obligations are in each state. */
@Schema(name = "ComplianceTotals", description = "How many items are in each state.")
public record Totals(
        @Schema(required = true) long met,
        @Schema(required = true, description = "made up in the make-up days") long metLate,
        @Schema(required = true, description = "neither the period nor its make-up days are over") long due,
        @Schema(required = true) long missed,
        @Schema(required = true) long exempt,
        @Schema(
                        required = true,
                        description =
                                "the organization was not there on every day of the period, or its kind or condition does not fit")
                long notApplicable,
        @Schema(required = true) Rate rate) {

    /** Of what was owed and is over, how much was fulfilled. */
    @Schema(name = "ComplianceRate")
    public record Rate(
            @Schema(required = true, description = "met and met late") long numerator,
            @Schema(required = true, description = "met, met late and missed") long denominator,
            @Schema(required = true, nullable = true, description = "4 decimals; null when the denominator is 0")
                    @Nullable
                    BigDecimal value) {}

    /** Counts items. */
    static final class Tally {

        private final long[] items = new long[State.values().length];
        private long held;

        /** @param state null is in no total */
        void add(@Nullable State state, long number) {
            if (state != null) {
                items[state.ordinal()]++;
            }
            if (state != State.NOT_APPLICABLE) {
                held += number;
            }
        }

        void add(Tally other) {
            for (int i = 0; i < items.length; i++) {
                items[i] += other.items[i];
            }
            held += other.held;
        }

        /** @return how many activities were held by those who owed them */
        long held() {
            return held;
        }

        Totals totals() {
            long fulfilled = of(State.MET) + of(State.MET_LATE);
            long over = fulfilled + of(State.MISSED);
            Fraction exact = Fraction.of(BigDecimal.valueOf(fulfilled), BigDecimal.valueOf(over));
            return new Totals(
                    of(State.MET),
                    of(State.MET_LATE),
                    of(State.DUE),
                    of(State.MISSED),
                    of(State.EXEMPT),
                    of(State.NOT_APPLICABLE),
                    new Rate(fulfilled, over, exact == null ? null : exact.said()));
        }

        private long of(State state) {
            return items[state.ordinal()];
        }
    }
}
