package taizhang.reporting.targets;

import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Counted;

/** A target as callers send it; see {@link Target} for the fields. */
@Schema(requiredProperties = {"indicator", "organization", "period", "value"})
public record TargetBody(
        @Schema(description = "equal to the code in the path") @Nullable String code,
        @Schema(description = "code of an indicator", examples = "lectures-given") @Nullable String indicator,
        @Schema(description = "code of an organization that the caller sees", examples = "BUREAU") @Nullable
                String organization,
        @Schema(
                        description = "2020, 2020-S1 (or 2020-H1), 2020-Q3, 2020-07 or 2020-01-15/2020-06-30",
                        examples = "2020")
                @Nullable
                String period,
        @Schema(minimum = "0", description = "in the unit of the indicator; at most 6 decimals", examples = "12")
                @Nullable
                BigDecimal value,
        @Schema(description = "as read before; ignored, If-Match decides") @Nullable Long version) {

    /** Only of a body without violations. */
    Target toTarget(String ofCode) {
        return new Target(
                ofCode,
                Objects.requireNonNull(indicator),
                Objects.requireNonNull(organization),
                Period.parse(Objects.requireNonNull(period)).orElseThrow().label(),
                Counted.plain(Objects.requireNonNull(value)),
                0);
    }
}
