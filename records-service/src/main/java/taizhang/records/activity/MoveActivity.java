package taizhang.records.activity;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a transition. */
@Schema(
        name = "MoveActivity",
        requiredProperties = {"to"})
public record MoveActivity(
        @Schema(enumeration = {"submitted", "approved", "returned", "voided"}) @Nullable String to,
        @Schema(description = "needed for returned", maxLength = 1000) @Nullable String reason) {}
