package taizhang.reporting.compliance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;
import taizhang.reporting.counting.Provenance;

@Schema(name = "Compliance")
public record ComplianceAnswer(
        @Schema(required = true) Provenance provenance,
        @Schema(required = true, description = "obligations or, with groupBy, groups of them")
                List<ComplianceRow> items,
        @Schema(required = true, description = "of all obligations of the question, whatever is listed") Totals totals,
        @Schema(required = true, nullable = true, description = "cursor of the next page; null: this is the last")
                @Nullable
                String next,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "with include=total: how many there are in the list")
                @Nullable
                Long total)
        implements Table.Page<ComplianceRow> {}
