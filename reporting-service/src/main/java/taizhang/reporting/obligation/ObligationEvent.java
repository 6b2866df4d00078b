package taizhang.reporting.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Coded;

@Schema(description = "Something that has happened to an obligation.")
public record ObligationEvent(
        @Schema(required = true) long position,
        @Schema(required = true, description = "when it was noticed") Instant at,
        @Schema(required = true, implementation = Kind.class) String event,
        @Schema(required = true) String organization,
        @Schema(required = true, description = "code of the requirement") String requirement,
        @Schema(required = true, nullable = true) @Nullable String value,
        @Schema(required = true, examples = "2020-03") String period,
        @Schema(required = true, description = "the last day on which it can be fulfilled") LocalDate deadline,
        @Schema(required = true) int required,
        @Schema(required = true, description = "in the period, when it was noticed") long held,
        @Schema(
                        required = true,
                        description =
                                "the organization, and those that it stood under on the last day of the period, the nearest first")
                List<String> above) {

    /** What can happen. */
    enum Kind implements Coded {
        /** The deadline is 14 days away at most, and something is missing. */
        DUE_SOON,
        MISSED,
        MET_LATE
    }

    @Schema(name = "ObligationEventPage")
    public record Page(
            @Schema(required = true) List<ObligationEvent> items,
            @Schema(required = true, description = "the last position that there is") long head) {}
}
