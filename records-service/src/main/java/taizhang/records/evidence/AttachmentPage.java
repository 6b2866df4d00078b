package taizhang.records.evidence;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

/** All files of one record, oldest first. */
@Schema(
        name = "AttachmentPage",
        requiredProperties = {"items", "next"})
public record AttachmentPage(List<Attachment> items, @Schema(nullable = true) @Nullable String next)
        implements Table.Page<Attachment> {}
