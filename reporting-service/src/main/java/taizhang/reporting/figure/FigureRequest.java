package taizhang.reporting.figure;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.indicator.IndicatorBody;

/** A question with a definition of its own. */
public record FigureRequest(
        @Schema(required = true, implementation = InlineIndicator.class) @Nullable IndicatorBody definition,
        @Schema(required = true, description = "code of the organization") @Nullable String organization,
        @Schema(
                        enumeration = {"subtree", "self"},
                        defaultValue = "subtree",
                        description = "self: the organization alone")
                @Nullable
                String scope,
        @Schema(required = true, minItems = 1, maxItems = 500) @Nullable List<String> periods,
        @Schema(
                        enumeration = {
                            "organization",
                            "period",
                            "type",
                            "month",
                            "organization,period",
                            "organization,type",
                            "organization,month",
                            "period,organization",
                            "period,type",
                            "period,month",
                            "type,organization",
                            "type,period",
                            "type,month",
                            "month,organization",
                            "month,period",
                            "month,type"
                        },
                        description =
                                "one or two groups: the answer is in that order; month is in place of the periods",
                        examples = "type,month")
                @Nullable
                String groupBy,
        @Schema(enumeration = "previous-year", description = "also the same period a year before") @Nullable
                String compare,
        @Schema(minimum = "0", description = "of the ledger: as it was known then; now unless told") @Nullable
                Long position,
        @Schema(
                        format = "date-time",
                        description =
                                "instead of position: as it was known at this instant, by all that had been written by then",
                        examples = "2020-06-30T16:00:00Z")
                @Nullable
                String asOf) {}
