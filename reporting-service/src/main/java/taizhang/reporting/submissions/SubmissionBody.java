package taizhang.reporting.submissions;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "PutSubmission", requiredProperties = "state")
record SubmissionBody(
        @Schema(
                        enumeration = {"submitted", "returned", "accepted"},
                        description =
                                "submitted by an approver who sees the organization; returned and accepted by one whose scope"
                                        + " lies above it")
                @Nullable
                String state,
        @Schema(maxLength = LONGEST_REASON, description = "required for returned") @Nullable String reason,
        @Schema(maxLength = LONGEST_SUBJECT, description = "subject in whose place the caller acts") @Nullable
                String onBehalfOf) {

    static final int LONGEST_REASON = 2_000;
    static final int LONGEST_SUBJECT = 200;
}
