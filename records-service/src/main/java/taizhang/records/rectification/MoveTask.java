package taizhang.records.rectification;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a transition. */
@Schema(
        name = "MoveTask",
        requiredProperties = {"to"})
public record MoveTask(
        @Schema(enumeration = {"planned", "in-progress", "done", "verified", "kept-up", "reopened", "void"}) @Nullable
                String to,
        @Schema(
                        nullable = true,
                        implementation = String.class,
                        format = "date",
                        description = "today unless told; neither in the future nor before the step before")
                @Nullable
                LocalDate effectiveOn,
        @Schema(nullable = true, maxLength = 1000, description = "needed for verified") @Nullable String note) {}
