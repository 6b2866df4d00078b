package taizhang.records.rectification;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of an extension. */
@Schema(
        name = "GrantExtension",
        requiredProperties = {"dueOn", "reason"})
public record GrantExtension(
        @Schema(description = "after the present deadline") @Nullable LocalDate dueOn,
        @Schema(maxLength = 1000) @Nullable String reason) {}
