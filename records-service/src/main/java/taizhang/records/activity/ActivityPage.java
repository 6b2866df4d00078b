package taizhang.records.activity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

/** A page of activities. */
@Schema(
        name = "ActivityPage",
        requiredProperties = {"items", "next"})
public record ActivityPage(
        List<ActivityView> items,
        @Schema(nullable = true, description = "cursor of the next page; null on the last") @Nullable String next,
        @Schema(description = "of the whole list, with include=total")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable
                Long total)
        implements Table.Page<ActivityView> {}
