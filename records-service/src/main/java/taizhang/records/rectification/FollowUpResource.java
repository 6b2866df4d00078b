package taizhang.records.rectification;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
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
import taizhang.api.page.PageParameters;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.records.record.Author;
import taizhang.records.record.IdempotencyKeys;
import taizhang.records.record.Posted;
import taizhang.records.record.Precondition;

@Path("/v1/rectification-tasks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Rectification")
public class FollowUpResource {

    private final TaskService tasks;
    private final FollowUpService service;
    private final Caller caller;
    private final JsonBody bodies;
    private final TableAnswer tables;

    FollowUpResource(TaskService tasks, FollowUpService service, Caller caller, JsonBody bodies, TableAnswer tables) {
        this.tasks = tasks;
        this.service = service;
        this.caller = caller;
        this.bodies = bodies;
        this.tables = tables;
    }

    @GET
    @Path("/actions")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listCorrectiveActions", summary = "The actions of a task in the order of their planning")
    @APIResponseSchema(CorrectiveAction.Page.class)
    public Response listActions(@PathParam("id") String id, @BeanParam PageParameters page) {
        return tables.answer(
                Table.ofParts(
                        "actions",
                        CorrectiveAction.class,
                        id,
                        () -> read(id, task -> task.actions),
                        CorrectiveAction.Page::new),
                page.request());
    }

    @POST
    @Path("/actions")
    @RolesAllowed(Role.RECORDER)
    @Operation(operationId = "addCorrectiveAction", summary = "Plan an action of an open task")
    public RestResponse<CorrectiveAction> addAction(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @Nullable ActionContent body) {
        Posted posted = service.plan(addition(id, ifMatch, idempotencyKey, "actions", body));
        TaskDocument task = posted.as(TaskDocument.class);
        CorrectiveAction action = task.lastAction();
        return Answer.created(
                action, TaskResource.PATH + task.id() + "/actions/" + action.id(), posted.version(), posted.replayed());
    }

    @GET
    @Path("/actions/{actionId}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getCorrectiveAction", summary = "One action")
    public RestResponse<CorrectiveAction> getAction(
            @PathParam("id") String id,
            @PathParam("actionId") String actionId,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        FollowUpService.ActionOfVersion found =
                service.action(Parameters.uuid("id", id), Parameters.uuid("actionId", actionId), caller.organization());
        return Answer.read(found.action(), found.version(), ifNoneMatch);
    }

    @PATCH
    @Path("/actions/{actionId}")
    @Consumes({JsonBody.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "editCorrectiveAction",
            summary = "Edit an action of an open task; keptUp also when the task is fixed",
            description =
                    "JSON merge patch (RFC 7396). done sets doneOn, leaving done clears it. If-Match is the ETag of"
                            + " the task.")
    public RestResponse<CorrectiveAction> editAction(
            @PathParam("id") String id,
            @PathParam("actionId") String actionId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBodySchema(ActionContent.class) byte[] patch) {
        FollowUpService.ActionOfVersion edited = service.edit(
                Author.of(caller),
                Parameters.uuid("id", id),
                Parameters.uuid("actionId", actionId),
                Precondition.required(ifMatch),
                bodies.tree(patch));
        return Answer.written(edited.action(), edited.version(), false);
    }

    @GET
    @Path("/extensions")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listExtensions", summary = "The later deadlines of a task, oldest first")
    @APIResponseSchema(Extension.Page.class)
    public Response extensions(@PathParam("id") String id, @BeanParam PageParameters page) {
        return tables.answer(
                Table.ofParts(
                        "extensions",
                        Extension.class,
                        id,
                        () -> read(id, task -> task.extensions),
                        Extension.Page::new),
                page.request());
    }

    @POST
    @Path("/extensions")
    @RolesAllowed(Role.APPROVER)
    @Operation(
            operationId = "grantExtension",
            summary = "Give an open task a later deadline, in force from today",
            description = "The only way in which a deadline moves. Needs the role approver.")
    public RestResponse<Extension> extend(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @Nullable GrantExtension body) {
        Posted posted = service.extend(addition(id, ifMatch, idempotencyKey, "extensions", body));
        return Answer.created(posted.as(TaskDocument.class).lastExtension(), null, posted.version(), posted.replayed());
    }

    @GET
    @Path("/progress")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listProgress", summary = "The notes of progress of a task in the order of their coming")
    @APIResponseSchema(ProgressNote.Page.class)
    public Response progress(@PathParam("id") String id, @BeanParam PageParameters page) {
        return tables.answer(
                Table.ofParts(
                        "progress",
                        ProgressNote.class,
                        id,
                        () -> read(id, task -> task.progress),
                        ProgressNote.Page::new),
                page.request());
    }

    @POST
    @Path("/progress")
    @RolesAllowed(Role.RECORDER)
    @Operation(operationId = "reportProgress", summary = "Note how far an open task has come")
    public RestResponse<ProgressNote> report(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @Nullable ReportProgress body) {
        Posted posted = service.report(addition(id, ifMatch, idempotencyKey, "progress", body));
        return Answer.created(posted.as(TaskDocument.class).lastProgress(), null, posted.version(), posted.replayed());
    }

    private <T> List<T> read(String id, Function<TaskEntity, List<T>> parts) {
        return tasks.parts(Parameters.uuid("id", id), caller.organization(), parts);
    }

    private <B> FollowUpService.Addition<B> addition(
            String id, @Nullable String ifMatch, @Nullable String idempotencyKey, String kind, @Nullable B body) {
        UUID task = Parameters.uuid("id", id);
        B content = UnreadableBody.required(body);
        Author author = Author.of(caller);
        return new FollowUpService.Addition<>(
                author,
                task,
                Precondition.optional(ifMatch),
                IdempotencyKeys.read(idempotencyKey, author, task.toString(), kind, content),
                content);
    }
}
