package taizhang.reporting.figure;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One record behind a figure. */
public record EvidenceItem(
        @Schema(required = true, examples = "activity") String entity,
        @Schema(required = true) UUID id,
        @Schema(required = true, description = "the version that was counted") long version,
        @Schema(required = true, description = "address of the record as it is now") String href,
        @Schema(required = true) String organization,
        @Schema(required = true, description = "the date that decides") LocalDate on,
        @Schema(required = true) String title,
        @Schema(required = true, description = "what it adds to the figure") BigDecimal contribution) {}
