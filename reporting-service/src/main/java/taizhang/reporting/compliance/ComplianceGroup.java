package taizhang.reporting.compliance;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "The totals of some obligations.")
public record ComplianceGroup(
        @Schema(required = true) Group group,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(
                        enumeration = {"self", "subtree"},
                        description = "with groupBy=organization. self: the organization alone")
                @Nullable
                String scope,
        @Schema(required = true) Totals totals,
        @Schema(required = true, description = "how many activities those held who owed them") long held)
        implements ComplianceRow {

    /** By what it is told apart: what is not grouped by is not there. */
    @Schema(name = "ComplianceGroupKey")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Group(
            @Schema(description = "with groupBy=organization") @Nullable String organization,
            @Schema(description = "with groupBy=requirement") @Nullable String requirement,
            @Schema(description = "with groupBy=period", examples = "2020-03") @Nullable String period) {}
}
