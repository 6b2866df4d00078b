package taizhang.records.rectification;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.records.record.Batches;
import taizhang.records.record.RecordVersion;

/** The body of one transition of many tasks. */
@Schema(
        name = "MoveTasks",
        requiredProperties = {"to", "items"})
public record MoveTasks(
        @Schema(enumeration = {"planned", "in-progress", "done", "verified", "kept-up", "reopened", "void"}) @Nullable
                String to,
        @Schema(
                        nullable = true,
                        implementation = String.class,
                        format = "date",
                        description = "today unless told; neither in the future nor before the step before")
                @Nullable
                LocalDate effectiveOn,
        @Schema(nullable = true, maxLength = 1000, description = "needed for verified") @Nullable String note,
        @Schema(minItems = 1, maxItems = Batches.MOST) @Nullable List<@Nullable RecordVersion> items) {

    MoveTask step() {
        return new MoveTask(to, effectiveOn, note);
    }
}
