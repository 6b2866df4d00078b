package taizhang.reporting.entries;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Counted;

/** An entry as callers send it; see {@link FigureEntry} for the fields. */
@Schema(requiredProperties = {"indicator", "organization", "period", "value", "unit", "source"})
public record FigureEntryBody(
        @Schema(description = "equal to the code in the path") @Nullable String code,
        @Schema(description = "code of an indicator of entries") @Nullable String indicator,
        @Schema(description = "code of an organization that the caller sees", examples = "BUREAU") @Nullable
                String organization,
        @Schema(
                        description = "2020, 2020-S1 (or 2020-H1), 2020-Q3, 2020-07 or 2020-01-15/2020-06-30",
                        examples = "2020")
                @Nullable
                String period,
        @Schema(minimum = "0", description = "at most 6 decimals", examples = "240") @Nullable BigDecimal value,
        @Schema(maxLength = 64, description = "that of the indicator", examples = "people") @Nullable String unit,
        @Schema(description = "the day that the number is of; default: the last day of the period") @Nullable
                LocalDate asOf,
        @Schema(maxLength = FigureEntryBody.LONGEST_SOURCE, description = "where the number is from") @Nullable
                String source,
        @Schema(description = "as read before; ignored, If-Match decides") @Nullable Long version) {

    static final int LONGEST_SOURCE = 500;

    /** Only of a body without violations. */
    FigureEntry toFigureEntry(String ofCode) {
        Period of = Period.parse(Objects.requireNonNull(period)).orElseThrow();
        return new FigureEntry(
                ofCode,
                Objects.requireNonNull(indicator),
                Objects.requireNonNull(organization),
                of.label(),
                Counted.plain(Objects.requireNonNull(value)),
                Objects.requireNonNull(unit),
                asOf == null ? of.last() : asOf,
                Objects.requireNonNull(source),
                0);
    }
}
