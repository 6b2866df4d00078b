package taizhang.reporting.calendar;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.page.PageParameters;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.reporting.reference.Author;

@Path("/v1/calendar-tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Calendar", description = "What comes due, in one's own calendar.")
public class CalendarTokenResource {

    private final CalendarService service;
    private final Caller caller;
    private final TableAnswer tables;

    CalendarTokenResource(CalendarService service, Caller caller, TableAnswer tables) {
        this.service = service;
        this.caller = caller;
        this.tables = tables;
    }

    @POST
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "createCalendarToken",
            summary = "Make a token that reads the calendar of one organization",
            description =
                    "It is told this once, works for /v1/compliance.ics of that organization alone, only reads, and"
                            + " never expires: DELETE revokes it, and with it the Idempotency-Key it was made with. The calendar shows no"
                            + " more than its maker sees.")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = CalendarToken.Created.class)))
    public Response create(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey, CalendarToken.@Nullable Body body) {
        CalendarService.Made made =
                service.create(UnreadableBody.required(body), IdempotencyKey.read(idempotencyKey), Author.of(caller));
        Response.ResponseBuilder answer = Response.created(
                        URI.create("/v1/calendar-tokens/" + made.token().id()))
                .entity(made.token());
        if (made.replayed()) {
            answer.header(IdempotencyKey.REPLAYED, "true");
        }
        return answer.build();
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listCalendarTokens", summary = "One's own tokens, without the secrets")
    @APIResponseSchema(CalendarToken.Page.class)
    public Response list(@BeanParam PageParameters page) {
        Author author = Author.of(caller);
        return tables.answer(
                Table.ofParts(
                        "calendar-tokens",
                        CalendarToken.class,
                        author.subject(),
                        () -> service.list(author),
                        token -> token.id().toString(),
                        CalendarToken.Page::new),
                page.request());
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "revokeCalendarToken",
            summary = "Revoke a token of one's own",
            description = "It never changes, so that no If-Match is needed.")
    public void revoke(@PathParam("id") String id) {
        service.revoke(Parameters.uuid("id", id), Author.of(caller));
    }
}
