package taizhang.records.rectification;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a progress note. */
@Schema(
        name = "ReportProgress",
        requiredProperties = {"note"})
public record ReportProgress(
        @Schema(
                        nullable = true,
                        implementation = String.class,
                        format = "date",
                        description = "today unless told; from foundOn to today")
                @Nullable
                LocalDate on,
        @Schema(maxLength = 2000) @Nullable String note,
        @Schema(nullable = true, minimum = "0", maximum = "100") @Nullable Integer percent) {}
