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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.http.Answer;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.UnreadableBody;
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

    private final FollowUpService service;
    private final Caller caller;
    private final TableAnswer tables;

    FollowUpResource(FollowUpService service, Caller caller, TableAnswer tables) {
        this.service = service;
        this.caller = caller;
        this.tables = tables;
    }

    @GET
    @Path("/extensions")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listExtensions", summary = "The later deadlines of a task, oldest first")
    @APIResponseSchema(Extension.Page.class)
    public Response extensions(@PathParam("id") String id) {
        return tables.answer(
                "extensions", Extension.class, service.extensions(Parameters.uuid("id", id), caller.organization()));
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
        UUID task = Parameters.uuid("id", id);
        GrantExtension content = UnreadableBody.required(body);
        Author author = Author.of(caller);
        Posted posted = service.extend(
                author,
                task,
                Precondition.optional(ifMatch),
                IdempotencyKeys.read(idempotencyKey, author, task.toString(), "extensions", content),
                content);
        return Answer.created(posted.as(TaskDocument.class).lastExtension(), null, posted.version(), posted.replayed());
    }

    @GET
    @Path("/progress")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listProgress", summary = "The notes of progress of a task in the order of their coming")
    @APIResponseSchema(ProgressNote.Page.class)
    public Response progress(@PathParam("id") String id) {
        return tables.answer(
                "progress", ProgressNote.class, service.progress(Parameters.uuid("id", id), caller.organization()));
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
        UUID task = Parameters.uuid("id", id);
        ReportProgress content = UnreadableBody.required(body);
        Author author = Author.of(caller);
        Posted posted = service.report(
                author,
                task,
                Precondition.optional(ifMatch),
                IdempotencyKeys.read(idempotencyKey, author, task.toString(), "progress", content),
                content);
        return Answer.created(posted.as(TaskDocument.class).lastProgress(), null, posted.version(), posted.replayed());
    }
}
