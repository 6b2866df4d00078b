package taizhang.reporting.counting;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One record behind a figure. */
public record EvidenceItem(
        @Schema(
                        required = true,
                        enumeration = {
                            "activity",
                            "rectification-task",
                            "rectification-cycle",
                            "corrective-action",
                            "campaign",
                            "organization",
                            "figure-entry",
                            "target"
                        },
                        examples = "activity")
                String entity,
        @Schema(
                        required = true,
                        description = "id or code of the record; of a cycle that of its task with the number: <id>-2")
                String id,
        @Schema(required = true, description = "the version that was counted; of actions and cycles that of their task")
                long version,
        @Schema(required = true, description = "address of the record as it is now") String href,
        @Schema(required = true) String organization,
        @Schema(required = true, description = "the date that decides; of a stock the day it is of") LocalDate on,
        @Schema(required = true) String title,
        @Schema(required = true, description = "what it adds to the figure") BigDecimal contribution) {}
