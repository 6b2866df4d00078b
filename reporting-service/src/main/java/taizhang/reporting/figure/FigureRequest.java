package taizhang.reporting.figure;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.indicator.IndicatorBody;

/** A question with a definition of its own. */
public record FigureRequest(
        @Schema(description = "an indicator without code") @Nullable IndicatorBody definition,
        @Nullable String organization,
        @Schema(description = "subtree (default) or self") @Nullable String scope,
        @Schema(description = "1 to 500 periods") @Nullable List<String> periods,
        @Schema(
                        description =
                                "organization, period, type or month, or two of them with a comma: the answer is in that order",
                        examples = "type,month")
                @Nullable
                String groupBy,
        @Schema(description = "previous-year") @Nullable String compare,
        @Schema(description = "as it was known then; default: now") @Nullable Long position) {}
