package taizhang.records.mapping;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

/** A page of mappings in the order of their codes. */
@Schema(name = "ImportMappingPage")
record MappingPage(
        @Schema(required = true) List<ImportMapping> items,
        @Schema(required = true, nullable = true, description = "cursor of the next page; null: there is none")
                @Nullable
                String next,
        @Schema(description = "with include=total") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total)
        implements Table.Page<ImportMapping> {}
