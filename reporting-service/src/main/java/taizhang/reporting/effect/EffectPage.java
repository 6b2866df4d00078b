package taizhang.reporting.effect;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

public record EffectPage(
        @Schema(required = true) List<EffectItem> items,
        @Schema(required = true, nullable = true, description = "cursor of the next page; null: this is the last")
                @Nullable
                String next,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "with include=total: how many there are")
                @Nullable
                Long total)
        implements Table.Page<EffectItem> {}
