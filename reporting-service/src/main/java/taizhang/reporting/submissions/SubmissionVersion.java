package taizhang.reporting.submissions;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;
import taizhang.reporting.reference.Kept;

@Schema(description = "A step of a submission, and who took it.")
record SubmissionVersion(
        @Schema(required = true, examples = "1") long version,
        @Schema(required = true, description = "the first position of the ledger at which it holds") long since,
        @Schema(required = true) Instant writtenAt,
        @Schema(required = true, description = "subject") String writtenBy,
        @Schema(required = true) Submission content) {

    static SubmissionVersion of(Kept<Submission> kept) {
        return new SubmissionVersion(kept.version(), kept.since(), kept.writtenAt(), kept.writtenBy(), kept.there());
    }

    @Schema(name = "SubmissionVersionPage")
    record Page(
            @Schema(required = true) List<SubmissionVersion> items,
            @Schema(required = true, nullable = true, description = "cursor of the next page; null: this is the last")
                    @Nullable
                    String next,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(description = "with include=total: how many there are")
                    @Nullable
                    Long total)
            implements Table.Page<SubmissionVersion> {}
}
