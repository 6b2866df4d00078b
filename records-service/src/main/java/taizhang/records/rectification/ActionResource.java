package taizhang.records.rectification;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import java.util.UUID;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Role;
import taizhang.api.http.Answer;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.json.JsonBody;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.TableAnswer;
import taizhang.records.record.IdempotencyKeys;

@Path("/v1/rectification-tasks/{id}/actions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Rectification")
public class ActionResource {

    private final ActionService service;
    private final TaskReadService reads;
    private final IdempotencyKeys keys;
    private final JsonBody bodies;
    private final TableAnswer tables;

    ActionResource(
            ActionService service, TaskReadService reads, IdempotencyKeys keys, JsonBody bodies, TableAnswer tables) {
        this.service = service;
        this.reads = reads;
        this.keys = keys;
        this.bodies = bodies;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listCorrectiveActions", summary = "The actions of a task in the order of their planning")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CorrectiveAction.Page.class)),
            extensions = @Extension(name = TableAnswer.DOCUMENTED, value = TableAnswer.FIELDS))
    public Response list(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id) {
        return tables.answer("actions", CorrectiveAction.class, reads.actions(Parameters.uuid("id", id)));
    }

    @POST
    @RolesAllowed(Role.RECORDER)
    @Operation(operationId = "addCorrectiveAction", summary = "Plan an action of an open task")
    @APIResponse(
            responseCode = "201",
            description = "Created, or the first answer again",
            content = @Content(schema = @Schema(implementation = CorrectiveAction.class)),
            headers = {
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "ETag", description = Tags.OF_TASK, schema = @Schema(type = SchemaType.STRING)),
                @Header(name = IdempotencyKey.REPLAYED, schema = @Schema(type = SchemaType.STRING))
            })
    public RestResponse<CorrectiveAction> add(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @Parameter(description = "when given: the ETag of the task") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @RequestBody(required = true) @Nullable ActionContent body) {
        UUID task = Parameters.uuid("id", id);
        String key = IdempotencyKey.read(idempotencyKey);
        TaskPosts.Made<CorrectiveAction> made = service.add(task, ifMatch, key, UnreadableBody.required(body));
        if (key != null && !made.replayed()) {
            keys.stored();
        }
        return Answer.created(
                made.part(),
                TaskResource.PATH + task + "/actions/" + made.part().id(),
                made.version(),
                made.replayed());
    }

    @GET
    @Path("/{actionId}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getCorrectiveAction", summary = "One action")
    @APIResponse(
            responseCode = "200",
            description = "The action",
            content = @Content(schema = @Schema(implementation = CorrectiveAction.class)),
            headers = @Header(name = "ETag", description = Tags.OF_TASK, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = "If-None-Match names the present version of the task")
    public RestResponse<CorrectiveAction> get(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @PathParam("actionId") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    String actionId,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        TaskReadService.Part<CorrectiveAction> action =
                reads.action(Parameters.uuid("id", id), Parameters.uuid("actionId", actionId));
        return Answer.read(action.content(), action.version(), ifNoneMatch);
    }

    @PATCH
    @Path("/{actionId}")
    @Consumes({JsonBody.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "editCorrectiveAction",
            summary = "Edit an action of an open task; keptUp also when the task is fixed",
            description =
                    "JSON merge patch (RFC 7396). done sets doneOn, leaving done clears it. If-Match is the ETag of"
                            + " the task.")
    @APIResponse(
            responseCode = "200",
            description = "The action as it is now",
            content = @Content(schema = @Schema(implementation = CorrectiveAction.class)),
            headers = @Header(name = "ETag", description = Tags.OF_TASK, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<CorrectiveAction> edit(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @PathParam("actionId") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    String actionId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = JsonBody.MERGE_PATCH,
                                        schema = @Schema(implementation = ActionContent.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = ActionContent.class))
                            })
                    byte[] patch) {
        TaskReadService.Part<CorrectiveAction> action = service.edit(
                Parameters.uuid("id", id), Parameters.uuid("actionId", actionId), ifMatch, bodies.tree(patch));
        return Answer.written(action.content(), action.version(), false);
    }
}
