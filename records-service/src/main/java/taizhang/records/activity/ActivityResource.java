package taizhang.records.activity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.http.ETag;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.json.JsonBody;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;

@Path("/v1/activities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Activities", description = "What an organization did on a day, from draft to approved")
public class ActivityResource {

    private static final String ETAG_OF_VERSION = "the quoted version";

    private final ActivityCreation creation;
    private final ActivityService service;
    private final ActivityList list;
    private final ActivityQueries queries;
    private final Caller caller;
    private final JsonBody bodies;
    private final TableAnswer tables;

    ActivityResource(
            ActivityCreation creation,
            ActivityService service,
            ActivityList list,
            ActivityQueries queries,
            Caller caller,
            JsonBody bodies,
            TableAnswer tables) {
        this.creation = creation;
        this.service = service;
        this.list = list;
        this.queries = queries;
        this.caller = caller;
        this.bodies = bodies;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "listActivities",
            summary = "Activities that match all filters",
            description = "Ordered by heldOn and id; pages neither repeat nor skip while records are added.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ActivityPage.class)),
            extensions =
                    @Extension(
                            name = TableAnswer.DOCUMENTED,
                            value =
                                    "quantities and attributes have one for each key that the matching records have, attachments are their names"))
    public Response list(@BeanParam ActivityParameters parameters) {
        return tables.answer(
                new Table<>(
                        "activities",
                        ActivityView.class,
                        (cursor, limit, withTotal) -> list.page(parameters, cursor, limit, withTotal),
                        () -> list.keys(parameters)),
                parameters.part());
    }

    @POST
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "createActivity",
            summary = "Record an activity",
            description =
                    "With an Idempotency-Key the same body is answered as the first time for seven days. An externalId "
                            + "that the client has used is answered with 409 and the Location of that record.")
    @APIResponse(
            responseCode = "201",
            description = "Created, or the first answer again",
            content = @Content(schema = @Schema(implementation = ActivityView.class)),
            headers = {
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "ETag", description = ETAG_OF_VERSION, schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = IdempotencyKey.REPLAYED,
                        description = "true when this repeats an earlier answer",
                        schema = @Schema(type = SchemaType.STRING))
            })
    public Response create(
            @Parameter(description = "at most 255 characters, kept for seven days for each client")
                    @HeaderParam(IdempotencyKey.HEADER)
                    @Nullable
                    String idempotencyKey,
            @RequestBody(required = true) @Nullable CreateActivity body) {
        String key = IdempotencyKey.read(idempotencyKey);
        ActivityCreation.Created created = creation.create(UnreadableBody.required(body), key);
        Response.ResponseBuilder answer = Response.created(
                        URI.create("/v1/activities/" + created.activity().id()))
                .header(HttpHeaders.ETAG, ETag.of(created.activity().version()))
                .entity(created.activity());
        return (created.replayed() ? answer.header(IdempotencyKey.REPLAYED, "true") : answer).build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getActivity", summary = "One activity")
    @APIResponse(
            responseCode = "200",
            description = "The activity",
            content = @Content(schema = @Schema(implementation = ActivityView.class)),
            headers = @Header(name = "ETag", description = ETAG_OF_VERSION, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = "If-None-Match names the present version")
    public Response get(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        ActivityView activity = queries.one(Parameters.uuid("id", id), caller.organization());
        return ETag.matches(ifNoneMatch, ETag.of(activity.version()))
                ? Response.notModified()
                        .header(HttpHeaders.ETAG, ETag.of(activity.version()))
                        .build()
                : answer(activity);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({JsonBody.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "editActivity",
            summary = "Edit a draft or returned activity",
            description = "JSON merge patch (RFC 7396): null removes, absent fields stay, lists are replaced.")
    @APIResponse(
            responseCode = "200",
            description = "The activity as it is now",
            content = @Content(schema = @Schema(implementation = ActivityView.class)),
            headers = @Header(name = "ETag", description = ETAG_OF_VERSION, schema = @Schema(type = SchemaType.STRING)))
    public Response edit(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = JsonBody.MERGE_PATCH,
                                        schema = @Schema(implementation = ActivityContent.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = ActivityContent.class))
                            })
                    byte[] patch) {
        return answer(service.edit(Parameters.uuid("id", id), ifMatch, bodies.tree(patch)));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.RECORDER)
    @Operation(operationId = "deleteActivity", summary = "Delete a draft")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        service.delete(Parameters.uuid("id", id), ifMatch);
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "moveActivity",
            summary = "Submit, approve, return or void",
            description = "approved and returned need the role approver; who submitted cannot approve.")
    @APIResponse(
            responseCode = "200",
            description = "The activity as it is now",
            content = @Content(schema = @Schema(implementation = ActivityView.class)),
            headers = @Header(name = "ETag", description = ETAG_OF_VERSION, schema = @Schema(type = SchemaType.STRING)))
    public Response move(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true) @Nullable MoveActivity body) {
        return answer(service.move(Parameters.uuid("id", id), ifMatch, UnreadableBody.required(body)));
    }

    @GET
    @Path("/{id}/transitions")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listTransitions", summary = "The steps of an activity, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TransitionView.Page.class)),
            extensions = @Extension(name = TableAnswer.DOCUMENTED, value = TableAnswer.FIELDS))
    public Response transitions(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id) {
        ActivityView activity = queries.one(Parameters.uuid("id", id), caller.organization());
        return tables.answer(
                "transitions",
                TransitionView.class,
                new TransitionView.Page(queries.transitions(activity.id(), caller.organization()), null));
    }

    private static Response answer(ActivityView activity) {
        return Response.ok(activity)
                .header(HttpHeaders.ETAG, ETag.of(activity.version()))
                .build();
    }
}
