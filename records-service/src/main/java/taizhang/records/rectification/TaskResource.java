package taizhang.records.rectification;

import com.fasterxml.jackson.databind.JsonNode;
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
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.records.record.IdempotencyKeys;

@Path("/v1/rectification-tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Rectification", description = "What was found, what is done about it by when, and who checked it")
public class TaskResource {

    static final String PATH = "/v1/rectification-tasks/";

    private final TaskCreationService creation;
    private final TaskService service;
    private final TaskReadService reads;
    private final IdempotencyKeys keys;
    private final JsonBody bodies;
    private final TableAnswer tables;

    TaskResource(
            TaskCreationService creation,
            TaskService service,
            TaskReadService reads,
            IdempotencyKeys keys,
            JsonBody bodies,
            TableAnswer tables) {
        this.creation = creation;
        this.service = service;
        this.reads = reads;
        this.keys = keys;
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
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = TaskPage.class)),
            extensions =
                    @Extension(
                            name = TableAnswer.DOCUMENTED,
                            value = "actions are their titles, attachments their names"))
    public Response list(@BeanParam TaskParameters parameters) {
        return tables.answer(
                new Table<>(
                        "rectification-tasks",
                        TaskView.class,
                        (cursor, limit, withTotal) -> reads.list(parameters, cursor, limit, withTotal)),
                parameters.part());
    }

    @POST
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "createRectificationTask",
            summary = "Record what was found, with the actions against it if they are known",
            description =
                    "With an Idempotency-Key the same body is answered as the first time for seven days. An externalId "
                            + "that the client has used is answered with 409 and the Location of that task.")
    @APIResponse(
            responseCode = "201",
            description = "Created, or the first answer again",
            content = @Content(schema = @Schema(implementation = TaskView.class)),
            headers = {
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "ETag", description = Tags.VERSION, schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = IdempotencyKey.REPLAYED,
                        description = "true when this repeats an earlier answer",
                        schema = @Schema(type = SchemaType.STRING))
            })
    public RestResponse<TaskView> create(
            @Parameter(description = "at most 255 characters, kept for seven days for each client")
                    @HeaderParam(IdempotencyKey.HEADER)
                    @Nullable
                    String idempotencyKey,
            @RequestBody(required = true) @Nullable CreateTask body) {
        String key = IdempotencyKey.read(idempotencyKey);
        TaskCreationService.Created created = creation.create(UnreadableBody.required(body), key);
        TaskView task = created.task();
        if (key != null && !created.replayed()) {
            keys.stored();
        }
        return Answer.created(task, PATH + task.id(), task.version(), created.replayed());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getRectificationTask", summary = "One task")
    @APIResponse(
            responseCode = "200",
            description = "The task",
            content = @Content(schema = @Schema(implementation = TaskView.class)),
            headers = @Header(name = "ETag", description = Tags.VERSION, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = "If-None-Match names the present version")
    public RestResponse<TaskView> get(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        TaskView task = reads.get(Parameters.uuid("id", id));
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
    @APIResponse(
            responseCode = "200",
            description = "The task as it is now",
            content = @Content(schema = @Schema(implementation = TaskView.class)),
            headers = @Header(name = "ETag", description = Tags.VERSION, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<TaskView> edit(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = JsonBody.MERGE_PATCH,
                                        schema = @Schema(implementation = TaskContent.class)),
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(implementation = TaskContent.class))
                            })
                    byte[] patch) {
        JsonNode tree = bodies.tree(patch);
        TaskView task = service.edit(Parameters.uuid("id", id), ifMatch, tree);
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
    @APIResponse(
            responseCode = "200",
            description = "The task as it is now",
            content = @Content(schema = @Schema(implementation = TaskView.class)),
            headers = @Header(name = "ETag", description = Tags.VERSION, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<TaskView> move(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(required = true) @Nullable MoveTask body) {
        TaskView task = service.move(Parameters.uuid("id", id), ifMatch, UnreadableBody.required(body));
        return Answer.written(task, task.version(), false);
    }

    @GET
    @Path("/{id}/transitions")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listTaskTransitions", summary = "The steps of a task, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TaskTransition.Page.class)),
            extensions = @Extension(name = TableAnswer.DOCUMENTED, value = TableAnswer.FIELDS))
    public Response transitions(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id) {
        return tables.answer("transitions", TaskTransition.class, reads.transitions(Parameters.uuid("id", id)));
    }

    @GET
    @Path("/{id}/cycles")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "listCycles",
            summary = "How often a task was opened and closed, oldest first",
            description = "A closed cycle keeps the deadline that was in force then, and whether it was met.")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Cycle.Page.class)),
            extensions = @Extension(name = TableAnswer.DOCUMENTED, value = TableAnswer.FIELDS))
    public Response cycles(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id) {
        return tables.answer("cycles", Cycle.class, reads.cycles(Parameters.uuid("id", id)));
    }
}
