package taizhang.records.activity;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.records.record.Batches;
import taizhang.records.record.RecordVersion;

/** The body of one transition of many activities. */
@Schema(
        name = "MoveActivities",
        requiredProperties = {"to", "items"})
public record MoveActivities(
        @Schema(enumeration = {"submitted", "approved", "returned", "voided"}) @Nullable String to,
        @Schema(description = "needed for returned", maxLength = 1000) @Nullable String reason,
        @Schema(minItems = 1, maxItems = Batches.MOST) @Nullable List<@Nullable RecordVersion> items) {

    MoveActivity step() {
        return new MoveActivity(to, reason);
    }
}
