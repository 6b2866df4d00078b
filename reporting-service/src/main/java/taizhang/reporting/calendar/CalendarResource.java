package taizhang.reporting.calendar;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.counting.QuestionReader;

@Path("/v1/compliance.ics")
@Tag(name = "Calendar")
public class CalendarResource {

    static final String CALENDAR = "text/calendar";

    private final CalendarService service;

    CalendarResource(CalendarService service) {
        this.service = service;
    }

    @GET
    @PermitAll
    @Produces(CALENDAR)
    @Operation(
            operationId = "getComplianceCalendar",
            summary = "What comes due, as a calendar (RFC 5545)",
            description =
                    "For programs that subscribe to calendars, which send no header: the token is in the address, and"
                            + " is one of POST /v1/calendar-tokens. An event is the last day on which an obligation can be fulfilled;"
                            + " it keeps its UID, and its SEQUENCE and LAST-MODIFIED tell when it has changed. What is over stays for a"
                            + " month.")
    @APIResponse(
            responseCode = "200",
            description = "the calendar",
            content = @Content(mediaType = CALENDAR, schema = @Schema(type = SchemaType.STRING)))
    public Response get(
            @Parameter(
                            description = "code of the organization that the token is of",
                            required = true,
                            example = "BUREAU")
                    @QueryParam("organization")
                    @Nullable
                    String organization,
            @Parameter(description = "of POST /v1/calendar-tokens", required = true) @QueryParam("token") @Nullable
                    String token) {
        QuestionReader reader = QuestionReader.PARAMETERS;
        reader.requireAll(List.of("organization", "token"), organization, token);
        return Response.ok(service.calendar(
                        reader.required("organization", organization), reader.required("token", token)))
                .type(CALENDAR + "; charset=utf-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"compliance.ics\"")
                .build();
    }
}
