package taizhang.records.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

/** A page of campaigns in the order of their codes. */
@Schema(name = "CampaignPage")
record CampaignPage(
        @Schema(required = true) List<Campaign> items,
        @Schema(required = true, nullable = true, description = "cursor of the next page; null: there is none")
                @Nullable
                String next,
        @Schema(description = "with include=total") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total)
        implements Table.Page<Campaign> {}
