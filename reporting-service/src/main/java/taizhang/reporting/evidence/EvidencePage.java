package taizhang.reporting.evidence;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;
import taizhang.reporting.counting.EvidenceItem;

@Schema(name = "Evidence", description = "The records behind a figure: over all pages the contributions add up to it.")
public record EvidencePage(
        @Schema(required = true) List<EvidenceItem> items,
        @Schema(required = true, description = "how many records there are on all pages") Long total,
        @Schema(required = true, nullable = true, description = "cursor of the next page; null: this is the last")
                @Nullable
                String next)
        implements Table.Page<EvidenceItem> {}
