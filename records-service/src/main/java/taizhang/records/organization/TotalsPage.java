package taizhang.records.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

/** A page of the totals of an organization, the earliest first. */
@Schema(name = "OrganizationTotalsPage")
record TotalsPage(
        @Schema(required = true) List<Totals.Dated> items,
        @Schema(required = true, nullable = true, description = "cursor of the next page; null on the last") @Nullable
                String next,
        @Schema(description = "with include=total") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total)
        implements Table.Page<Totals.Dated> {}
