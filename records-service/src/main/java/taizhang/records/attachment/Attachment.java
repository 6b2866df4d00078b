package taizhang.records.attachment;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import taizhang.records.record.Stamp;

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
        @Schema(
                        pattern = "^sha-256:[0-9a-f]{64}$",
                        description =
                                "of the content; without the name of the algorithm, in quotes, it is the ETag of the download")
                String sha256,
        Instant createdAt,
        String createdBy) {

    static final String ALGORITHM = "sha-256:";

    /** Changes of the ledger that are older than the name of the algorithm have the digits alone. */
    public Attachment {
        sha256 = sha256.startsWith(ALGORITHM) ? sha256 : ALGORITHM + sha256;
    }

    static Attachment of(UUID id, Upload upload, String mediaType, Stamp stamp) {
        return new Attachment(id, upload.name(), mediaType, upload.size(), upload.sha256(), stamp.at(), stamp.by());
    }

    /** @return 64 hexadecimal digits */
    String hash() {
        return sha256.substring(ALGORITHM.length());
    }
}
