package taizhang.reporting.indicator;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "A name in both languages, each at most 200 characters.")
public record Name(
        @Schema(examples = "党课") @Nullable String zh, @Schema(examples = "Party lecture") @Nullable String en) {}
