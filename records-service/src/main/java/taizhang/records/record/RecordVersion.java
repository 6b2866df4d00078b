package taizhang.records.record;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A record in the version that the caller has read. */
@Schema(
        name = "RecordVersion",
        requiredProperties = {"id", "version"})
public record RecordVersion(
        @Nullable UUID id, @Schema(description = "what If-Match says of one") @Nullable Long version) {}
