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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.http.Answer;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.json.JsonBody;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.TableAnswer;
import taizhang.records.record.Author;
import taizhang.records.record.IdempotencyKeys;
import taizhang.records.record.Posted;
import taizhang.records.record.Precondition;

@Path("/v1/rectification-tasks/{id}/actions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Rectification")
public class ActionResource {

    private final ActionService service;
    private final Caller caller;
    private final JsonBody bodies;
    private final TableAnswer tables;

    ActionResource(ActionService service, Caller caller, JsonBody bodies, TableAnswer tables) {
        this.service = service;
        this.caller = caller;
        this.bodies = bodies;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listCorrectiveActions", summary = "The actions of a task in the order of their planning")
    @APIResponseSchema(CorrectiveAction.Page.class)
    public Response list(@PathParam("id") String id) {
        return tables.answer(
                "actions", CorrectiveAction.class, service.list(Parameters.uuid("id", id), caller.organization()));
    }

    @POST
    @RolesAllowed(Role.RECORDER)
    @Operation(operationId = "addCorrectiveAction", summary = "Plan an action of an open task")
    public RestResponse<CorrectiveAction> add(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @Nullable ActionContent body) {
        UUID task = Parameters.uuid("id", id);
        ActionContent content = UnreadableBody.required(body);
        Author author = Author.of(caller);
        Posted posted = service.add(
                author,
                task,
                Precondition.optional(ifMatch),
                IdempotencyKeys.read(idempotencyKey, author, task.toString(), "actions", content),
                content);
        CorrectiveAction action = posted.as(TaskDocument.class).lastAction();
        return Answer.created(
                action, TaskResource.PATH + task + "/actions/" + action.id(), posted.version(), posted.replayed());
    }

    @GET
    @Path("/{actionId}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getCorrectiveAction", summary = "One action")
    public RestResponse<CorrectiveAction> get(
            @PathParam("id") String id,
            @PathParam("actionId") String actionId,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        ActionService.OfVersion found =
                service.get(Parameters.uuid("id", id), Parameters.uuid("actionId", actionId), caller.organization());
        return Answer.read(found.action(), found.version(), ifNoneMatch);
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
    public RestResponse<CorrectiveAction> edit(
            @PathParam("id") String id,
            @PathParam("actionId") String actionId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBodySchema(ActionContent.class) byte[] patch) {
        ActionService.OfVersion edited = service.edit(
                Author.of(caller),
                Parameters.uuid("id", id),
                Parameters.uuid("actionId", actionId),
                Precondition.required(ifMatch),
                bodies.tree(patch));
        return Answer.written(edited.action(), edited.version(), false);
    }
}
