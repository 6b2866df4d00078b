package taizhang.records.evidence;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that is attached to a record, as the API answers it and as the ledger keeps it. */
@Schema(
        name = "Attachment",
        requiredProperties = {"id", "name", "mediaType", "size", "sha256", "createdAt", "createdBy"})
public record Attachment(
        UUID id,
        @Schema(maxLength = 255, description = "the last part of the path that was sent", examples = "签到表.pdf")
                String name,
        @Schema(description = "told by content and not by name", examples = "application/pdf") String mediaType,
        @Schema(minimum = "1", description = "bytes") long size,
        @Schema(pattern = "^[0-9a-f]{64}$", description = "of the content; in quotes it is the ETag of the download")
                String sha256,
        Instant createdAt,
        String createdBy) {}
