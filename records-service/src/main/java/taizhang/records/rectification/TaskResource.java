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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
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
import taizhang.records.record.Batches;
import taizhang.records.record.IdempotencyKeys;
import taizhang.records.record.MovedRecords;
import taizhang.records.record.Precondition;

@Path("/v1/rectification-tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Rectification", description = "What was found, what is done about it by when, and who checked it")
public class TaskResource {

    static final String PATH = "/v1/rectification-tasks/";

    private final TaskService service;
    private final Caller caller;
    private final JsonBody bodies;
    private final TableAnswer tables;

    TaskResource(TaskService service, Caller caller, JsonBody bodies, TableAnswer tables) {
        this.service = service;
        this.caller = caller;
        this.bodies = bodies;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "listRectificationTasks",
            summary = "Tasks that match all filters",
            description = "Ordered by foundOn and id; pages neither repeat nor skip while tasks are added.")
    @APIResponseSchema(TaskPage.class)
    @Extension(name = TableAnswer.COLUMNS, value = "actions are their titles, attachments their names")
    public Response list(@BeanParam TaskParameters parameters, @BeanParam PageParameters page) {
        return tables.answer(
                new Table<>(
                        "rectification-tasks",
                        TaskView.class,
                        (cursor, limit, withTotal) ->
                                service.list(parameters.query(caller.organization()), cursor, limit, withTotal)),
                page.request());
    }

    @POST
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "createRectificationTask",
            summary = "Record what was found, with the actions against it if they are known",
            description =
                    "With an Idempotency-Key the same body is answered as the first time for seven days. An externalId "
                            + "that the client has used is answered with 409 and the Location of that task.")
    public RestResponse<TaskView> create(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey, @Nullable CreateTask body) {
        Author author = Author.of(caller);
        CreateTask content = UnreadableBody.required(body);
        TaskService.Created created = service.create(
                author, content, IdempotencyKeys.read(idempotencyKey, author, author.organization(), content));
        TaskView task = created.task();
        return Answer.created(task, PATH + task.id(), task.version(), created.replayed());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getRectificationTask", summary = "One task")
    public RestResponse<TaskView> get(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        TaskView task = service.get(Parameters.uuid("id", id), caller.organization());
        return Answer.read(task, task.version(), ifNoneMatch);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({JsonBody.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "editRectificationTask",
            summary = "Edit an open task",
            description = "JSON merge patch (RFC 7396) of title, description, owner, supervisor, aspect and campaign.")
    public RestResponse<TaskView> edit(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBodySchema(TaskContent.class) byte[] patch) {
        TaskView task = service.edit(
                Author.of(caller), Parameters.uuid("id", id), Precondition.required(ifMatch), bodies.tree(patch));
        return Answer.written(task, task.version(), false);
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "moveRectificationTask",
            summary = "Bring a task to another state",
            description =
                    "planned needs an action with owner and dueOn; done needs every action done, though its day may"
                            + " lie before theirs; verified needs the role approver, a note, and somebody who neither recorded"
                            + " the task nor owns it nor reported it done; reopened opens the next cycle.")
    public RestResponse<TaskView> move(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable MoveTask body) {
        TaskView task = service.move(
                Author.of(caller),
                Parameters.uuid("id", id),
                Precondition.required(ifMatch),
                UnreadableBody.required(body));
        return Answer.written(task, task.version(), false);
    }

    @POST
    @Path("/transitions")
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "moveRectificationTasks",
            summary = "The same step of up to 500 tasks",
            description =
                    "Each is judged as if it were alone, in the order asked, and is a change of its own; one that is refused"
                            + " leaves the others. A request that was cut off, sent again with its Idempotency-Key, does what"
                            + " is left of it: no step is taken twice.")
    @APIResponseSchema(value = MovedRecords.class, responseDescription = Batches.ANSWER, responseCode = "200")
    public RestResponse<MovedRecords> move(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @Context HttpHeaders headers,
            @Nullable MoveTasks body) {
        Author author = Author.of(caller);
        MoveTasks many = UnreadableBody.required(body);
        Batches.Moved moved = service.move(
                author,
                many,
                IdempotencyKeys.read(idempotencyKey, author, PATH, author.organization(), many),
                headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return Answer.of(moved.records(), moved.replayed());
    }

    @GET
    @Path("/{id}/transitions")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listTaskTransitions", summary = "The steps of a task, oldest first")
    @APIResponseSchema(TaskTransition.Page.class)
    public Response transitions(@PathParam("id") String id, @BeanParam PageParameters page) {
        return tables.answer(
                Table.ofParts(
                        "transitions",
                        TaskTransition.class,
                        id,
                        () -> read(id, task -> task.transitions),
                        TaskTransition.Page::new),
                page.request());
    }

    @GET
    @Path("/{id}/cycles")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "listCycles",
            summary = "How often a task was opened and closed, oldest first",
            description = "A closed cycle keeps the deadline that was in force then, and whether it was met.")
    @APIResponseSchema(Cycle.Page.class)
    public Response cycles(@PathParam("id") String id, @BeanParam PageParameters page) {
        return tables.answer(
                Table.ofParts("cycles", Cycle.class, id, () -> read(id, task -> task.cycles), Cycle.Page::new),
                page.request());
    }

    private <T> List<T> read(String id, Function<TaskEntity, List<T>> parts) {
        return service.parts(Parameters.uuid("id", id), caller.organization(), parts);
    }
}
