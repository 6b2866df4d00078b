package taizhang.records.rectification;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.TableAnswer;
import taizhang.records.record.IdempotencyKeys;

@Path("/v1/rectification-tasks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Rectification")
public class FollowUpResource {

    private final FollowUpService service;
    private final TaskReadService reads;
    private final IdempotencyKeys keys;
    private final TableAnswer tables;

    FollowUpResource(FollowUpService service, TaskReadService reads, IdempotencyKeys keys, TableAnswer tables) {
        this.service = service;
        this.reads = reads;
        this.keys = keys;
        this.tables = tables;
    }

    @GET
    @Path("/extensions")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listExtensions", summary = "The later deadlines of a task, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Extension.Page.class)),
            extensions =
                    @org.eclipse.microprofile.openapi.annotations.extensions.Extension(
                            name = TableAnswer.DOCUMENTED,
                            value = TableAnswer.FIELDS))
    public Response extensions(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id) {
        return tables.answer("extensions", Extension.class, reads.extensions(Parameters.uuid("id", id)));
    }

    @POST
    @Path("/extensions")
    @RolesAllowed(Role.APPROVER)
    @Operation(
            operationId = "grantExtension",
            summary = "Give an open task a later deadline, in force from today",
            description = "The only way in which a deadline moves. Needs the role approver.")
    @APIResponse(
            responseCode = "201",
            description = "Granted, or the first answer again",
            content = @Content(schema = @Schema(implementation = Extension.class)),
            headers = {
                @Header(name = "ETag", description = Tags.OF_TASK, schema = @Schema(type = SchemaType.STRING)),
                @Header(name = IdempotencyKey.REPLAYED, schema = @Schema(type = SchemaType.STRING))
            })
    public RestResponse<Extension> extend(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @Parameter(description = "when given: the ETag of the task") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @RequestBody(required = true) @Nullable GrantExtension body) {
        UUID task = Parameters.uuid("id", id);
        String key = IdempotencyKey.read(idempotencyKey);
        return answer(service.extend(task, ifMatch, key, UnreadableBody.required(body)), key);
    }

    @GET
    @Path("/progress")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listProgress", summary = "The notes of progress of a task in the order of their coming")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ProgressNote.Page.class)),
            extensions =
                    @org.eclipse.microprofile.openapi.annotations.extensions.Extension(
                            name = TableAnswer.DOCUMENTED,
                            value = TableAnswer.FIELDS))
    public Response progress(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id) {
        return tables.answer("progress", ProgressNote.class, reads.progress(Parameters.uuid("id", id)));
    }

    @POST
    @Path("/progress")
    @RolesAllowed(Role.RECORDER)
    @Operation(operationId = "reportProgress", summary = "Note how far an open task has come")
    @APIResponse(
            responseCode = "201",
            description = "Noted, or the first answer again",
            content = @Content(schema = @Schema(implementation = ProgressNote.class)),
            headers = {
                @Header(name = "ETag", description = Tags.OF_TASK, schema = @Schema(type = SchemaType.STRING)),
                @Header(name = IdempotencyKey.REPLAYED, schema = @Schema(type = SchemaType.STRING))
            })
    public RestResponse<ProgressNote> report(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @Parameter(description = "when given: the ETag of the task") @HeaderParam(HttpHeaders.IF_MATCH) @Nullable
                    String ifMatch,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @RequestBody(required = true) @Nullable ReportProgress body) {
        UUID task = Parameters.uuid("id", id);
        String key = IdempotencyKey.read(idempotencyKey);
        return answer(service.report(task, ifMatch, key, UnreadableBody.required(body)), key);
    }

    private <T> RestResponse<T> answer(TaskPosts.Made<T> made, @Nullable String key) {
        if (key != null && !made.replayed()) {
            keys.stored();
        }
        return Answer.created(made.part(), null, made.version(), made.replayed());
    }
}
