package taizhang.reporting.submissions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

@Schema(name = "Submission", description = "How far an organization's entries of a period have come on the way up.")
record SubmissionView(
        @Schema(required = true, examples = "UNIT-3") String organization,
        @Schema(required = true, examples = "2020-S1") String period,
        @Schema(required = true, implementation = SubmissionState.class) String state,
        @Schema(required = true, nullable = true, description = "why it was returned") @Nullable String reason,
        @Schema(required = true, nullable = true, description = "subject in whose place the last step was taken")
                @Nullable
                String onBehalfOf,
        @Schema(required = true, description = "last day on which it is in time") LocalDate due,
        @Schema(
                        required = true,
                        description =
                                "submitted last after that day, or not submitted (or returned) and the day is over")
                boolean late,
        @Schema(
                        required = true,
                        nullable = true,
                        description = "of the ledger, when it was submitted last: figures at it are what was handed in")
                @Nullable
                Long position,
        @Schema(required = true, nullable = true, implementation = String.class, format = "date-time") @Nullable
                Instant submittedAt,
        @Schema(required = true, nullable = true, description = "subject") @Nullable String submittedBy,
        @Schema(
                        required = true,
                        nullable = true,
                        description =
                                "records of the subtree that have changed since that position: activities of the period and"
                                        + " tasks found until its end")
                @Nullable
                Long changedSince,
        @Schema(
                        required = true,
                        nullable = true,
                        implementation = String.class,
                        format = "date-time",
                        description = "of the last step")
                @Nullable
                Instant updatedAt,
        @Schema(required = true, nullable = true, description = "subject who took the last step") @Nullable
                String updatedBy,
        @Schema(required = true, description = "0: nothing was written yet") long version) {

    /** @return whether it is what its version said when it was written: the days go on until it is handed in */
    boolean sameAsWritten() {
        boolean handedIn = !state.equals(SubmissionState.DUE.code()) && !state.equals(SubmissionState.RETURNED.code());
        return (!late || handedIn) && (changedSince == null || changedSince == 0);
    }

    @Schema(name = "SubmissionPage")
    record Page(
            @Schema(required = true) List<SubmissionView> items,
            @Schema(required = true, nullable = true, description = "cursor of the next page; null: this is the last")
                    @Nullable
                    String next,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(description = "with include=total: how many there are")
                    @Nullable
                    Long total)
            implements Table.Page<SubmissionView> {}
}
