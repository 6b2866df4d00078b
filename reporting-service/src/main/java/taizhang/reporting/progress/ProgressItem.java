package taizhang.reporting.progress;

import java.math.BigDecimal;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.counting.Fraction;
import taizhang.reporting.indicator.Indicator;

/** The numbers of one group. Found = open + fixed when the period holds every task that there is. */
@Schema(name = "RectificationProgressItem")
public record ProgressItem(
        @Schema(required = true) Group group,
        @Schema(required = true, description = "tasks found in the period") Number found,
        @Schema(required = true, description = "on the day: found, planned, in progress or reopened") Number open,
        @Schema(required = true, description = "on the day: done, verified or kept up") Number fixed,
        @Schema(required = true, description = "on the day in state verified") Number verified,
        @Schema(required = true, description = "on the day in state kept-up") Number keptUp,
        @Schema(required = true, description = "open on the day, the deadline then in force before it") Number overdue,
        @Schema(required = true, description = "closings in the period, not after the deadline then in force")
                Number onTime,
        @Schema(required = true, description = "closings in the period, after the deadline then in force") Number late,
        @Schema(required = true, description = "reopenings in the period") Number reopened,
        @Schema(required = true, description = "fixed by open and fixed") Rate completionRate,
        @Schema(required = true, description = "overdue by open") Rate overdueRate,
        @Schema(required = true, description = "onTime by onTime and late") Rate onTimeRate) {

    /** @param number the number of a definition of {@link TaskNumbers} */
    static ProgressItem of(Group group, Function<Indicator, Number> number) {
        Number open = number.apply(TaskNumbers.OPEN);
        Number fixed = number.apply(TaskNumbers.FIXED);
        Number overdue = number.apply(TaskNumbers.OVERDUE);
        Number onTime = number.apply(TaskNumbers.ON_TIME);
        Number late = number.apply(TaskNumbers.LATE);
        return new ProgressItem(
                group,
                number.apply(TaskNumbers.FOUND),
                open,
                fixed,
                number.apply(TaskNumbers.VERIFIED),
                number.apply(TaskNumbers.KEPT_UP),
                overdue,
                onTime,
                late,
                number.apply(TaskNumbers.REOPENED),
                Rate.of(fixed, open.value() + fixed.value()),
                Rate.of(overdue, open.value()),
                Rate.of(onTime, onTime.value() + late.value()));
    }

    /** Whose tasks, and which of them. */
    @Schema(name = "RectificationProgressGroup")
    public record Group(
            @Schema(required = true, examples = "BUREAU") String organization,
            @Schema(
                            enumeration = {"subtree", "self"},
                            description = "self: the organization alone")
                    String scope,
            @Schema(required = true, nullable = true, description = "with groupBy=source, otherwise null") @Nullable
                    String source,
            @Schema(
                            required = true,
                            nullable = true,
                            description =
                                    "with groupBy=aspect, null for the group of the tasks that have none; otherwise null")
                    @Nullable
                    String aspect) {}

    @Schema(name = "RectificationProgressNumber")
    public record Number(
            @Schema(required = true) long value,
            @Schema(required = true, description = "address of the records behind it, as many as the value")
                    String evidence) {}

    @Schema(name = "RectificationProgressRate")
    public record Rate(
            @Schema(required = true, nullable = true, description = "4 decimals; null when the denominator is 0")
                    @Nullable
                    BigDecimal value,
            @Schema(required = true) long numerator,
            @Schema(required = true) long denominator,
            @Schema(required = true, description = "address of the records of the numerator") String evidence) {

        static Rate of(Number above, long below) {
            Fraction exact = Fraction.of(BigDecimal.valueOf(above.value()), BigDecimal.valueOf(below));
            return new Rate(exact == null ? null : exact.said(), above.value(), below, above.evidence());
        }
    }
}
