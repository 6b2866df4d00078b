package taizhang.reporting.figure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Coded;

/** One number with what it says and where it comes from. */
public record Figure(
        @Schema(
                        required = true,
                        nullable = true,
                        description = "code; null for an inline definition",
                        examples = "lectures-given")
                @Nullable
                String indicator,
        @Schema(required = true, examples = "BUREAU") String organization,
        @Schema(
                        enumeration = {"subtree", "self"},
                        description = "self: the organization alone")
                String scope,
        @Schema(required = true, examples = "2020") String period,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "with groupBy=month and several periods: the one that it is a month of")
                @Nullable
                String within,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "with groupBy=type") @Nullable String type,
        @Schema(
                        required = true,
                        nullable = true,
                        description = "counts approved, held records; null when it is not known")
                @Nullable
                BigDecimal value,
        @Schema(required = true, nullable = true, description = "counts submitted records that are not approved yet")
                @Nullable
                BigDecimal pending,
        @Schema(
                        enumeration = {"ok", "zero", "missing", "not-due", "not-applicable"},
                        description =
                                "zero: nothing was recorded; missing: cannot be computed; not-due: the period has not begun;"
                                        + " not-applicable: the organization or the definition did not exist (the definition: on the days or"
                                        + " at the position), or none of its kind")
                String status,
        @Schema(required = true, examples = "times") String unit,
        @Schema(required = true, nullable = true) @Nullable Comparison comparison,
        @Schema(required = true, nullable = true, description = "of a ratio") @Nullable BigDecimal numerator,
        @Schema(required = true, nullable = true, description = "of a ratio") @Nullable BigDecimal denominator,
        @Schema(
                        required = true,
                        nullable = true,
                        description = "address of the records behind the figure; of a ratio those of its numerator")
                @Nullable
                String evidence,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "true: there is a number, but a small total of a discipline figure is not shown")
                @Nullable
                Boolean suppressed,
        @Schema(
                        required = true,
                        nullable = true,
                        description = "version of the definition, which is the one that holds on the last day of the"
                                + " period; null for an inline definition and where none holds")
                @Nullable
                Long definitionVersion,
        @Schema(
                        required = true,
                        description = "why the number is as it is, by code; at an old position as was said then")
                List<Note> notes) {

    @Schema(name = "FigureNoteBeside", description = "a figure note")
    public record Note(
            @Schema(required = true, examples = "merger-2020") String code,
            @Schema(required = true) String text,
            @Schema(required = true, description = "subject") String writtenBy,
            @Schema(required = true) Instant writtenAt) {}

    /** @return the figure without what it is compared with */
    public Figure alone() {
        return new Figure(
                indicator,
                organization,
                scope,
                period,
                within,
                type,
                value,
                pending,
                status,
                unit,
                null,
                numerator,
                denominator,
                evidence,
                suppressed,
                definitionVersion,
                notes);
    }

    /** @return whether it could have been something, and is nothing, not even pending */
    @JsonIgnore
    public boolean isNothing() {
        return (status.equals(Outcome.ZERO) || status.equals(Outcome.MISSING))
                && suppressed == null
                && (pending == null || pending.signum() == 0);
    }

    @Schema(name = "FigureComparison", nullable = true, description = "the year before; null unless asked")
    public record Comparison(
            @Schema(required = true, examples = "2019") String period,
            @Schema(required = true, nullable = true) @Nullable BigDecimal value,
            @Schema(required = true, nullable = true) @Nullable BigDecimal change,
            @Schema(
                            required = true,
                            nullable = true,
                            description = "change by the base, 4 decimals; null when the base is 0")
                    @Nullable
                    BigDecimal changeRate,
            @Schema(
                            required = true,
                            description =
                                    "whether both numbers are of the same: the period is over, so that both are of"
                                            + " as many days, the same organizations stood there in both years, and one"
                                            + " definition counted both")
                    boolean comparable,
            @Schema(
                            required = true,
                            nullable = true,
                            description =
                                    "why they are not comparable; null when they are. span: the period is not over"
                                            + " and the one before is whole; perimeter: organizations came or went; definition:"
                                            + " the definition has changed",
                            examples = "[\"perimeter\"]")
                    @Nullable
                    List<Difference> why) {}

    /** What two years can differ in. */
    public enum Difference implements Coded {
        SPAN,
        PERIMETER,
        DEFINITION;

        @JsonValue
        @Override
        public String code() {
            return Coded.super.code();
        }
    }
}
