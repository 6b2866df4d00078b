package taizhang.records.organization;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

/** A page of organizations in the order of their codes. */
@Schema(name = "OrganizationPage")
record OrganizationPage(
        @Schema(required = true) List<Organization> items,
        @Schema(required = true, nullable = true, description = "cursor of the next page; null: there is none")
                @Nullable
                String next,
        @Schema(description = "with include=total") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total)
        implements Table.Page<Organization> {}
