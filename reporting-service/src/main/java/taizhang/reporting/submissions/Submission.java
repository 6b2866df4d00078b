package taizhang.reporting.submissions;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Coded;
import taizhang.api.time.Period;
import taizhang.reporting.reference.Reference;
import taizhang.reporting.reference.ReferenceKind;

@Schema(name = "SubmissionContent", description = "What was said of an organization's entries of a period.")
record Submission(
        @Schema(required = true, description = "organization and period", examples = "UNIT-3:2020-S1") String code,
        @Schema(required = true, examples = "UNIT-3") String organization,
        @Schema(required = true, examples = "2020-S1") String period,
        @Schema(enumeration = {"submitted", "returned", "accepted"}) String state,
        @Schema(required = true, nullable = true, description = "why it was returned") @Nullable String reason,
        @Schema(required = true, nullable = true, description = "subject in whose place the writer acted") @Nullable
                String onBehalfOf,
        @Schema(required = true, description = "of the ledger, when it was submitted last") long position,
        @Schema(required = true) Instant submittedAt,
        @Schema(required = true, description = "subject") String submittedBy,
        @Schema(required = true) long version)
        implements Reference {

    static final ReferenceKind<Submission> KIND = new ReferenceKind<>("submission", Submission.class, false);

    static String code(String organization, Period period) {
        return organization + ":" + period.label();
    }

    SubmissionState at() {
        SubmissionState known = Coded.of(SubmissionState.class, state);
        if (known == null) {
            throw new IllegalStateException(state);
        }
        return known;
    }

    private Period days() {
        return Period.parse(period).orElseThrow();
    }

    @Override
    public LocalDate firstDay() {
        return days().from();
    }

    @Override
    public LocalDate lastDay() {
        return days().last();
    }
}
