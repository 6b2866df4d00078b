package taizhang.records.organization;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

/** All placements of an organization, the earliest first; there is never a next page. */
@Schema(name = "PlacementPage")
record PlacementPage(
        @Schema(required = true) List<Placements.Dated> items,
        @Schema(required = true, nullable = true) @Nullable String next)
        implements Table.Page<Placements.Dated> {}
