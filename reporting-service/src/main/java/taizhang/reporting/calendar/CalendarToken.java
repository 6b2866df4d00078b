package taizhang.reporting.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

@Schema(description = "A token that reads the calendar of one organization, and nothing else.")
public record CalendarToken(
        @Schema(required = true) UUID id,
        @Schema(required = true, description = "whose subtree the calendar is of", examples = "BUREAU")
                String organization,
        @Schema(required = true) Instant createdAt) {

    @Schema(name = "NewCalendarToken", description = "A new token: it is told this once.")
    public record Created(
            @Schema(required = true) UUID id,
            @Schema(required = true) String organization,
            @Schema(required = true) Instant createdAt,
            @Schema(required = true, description = "kept here as a hash only") String token,
            @Schema(
                            required = true,
                            description = "what is subscribed to",
                            examples = "/v1/compliance.ics?organization=BUREAU&token=…")
                    String address) {}

    @Schema(name = "CalendarTokenBody", requiredProperties = "organization")
    public record Body(
            @Schema(description = "code of an organization that the caller sees", examples = "BUREAU") @Nullable
                    String organization) {}

    @Schema(name = "CalendarTokenPage")
    public record Page(
            @Schema(required = true) List<CalendarToken> items,
            @Schema(required = true, nullable = true, description = "cursor of the next page; null: this is the last")
                    @Nullable
                    String next,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(description = "with include=total: how many there are")
                    @Nullable
                    Long total)
            implements Table.Page<CalendarToken> {}
}
