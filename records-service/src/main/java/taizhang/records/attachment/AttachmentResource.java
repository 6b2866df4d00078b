package taizhang.records.attachment;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Role;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.page.PageParameters;
import taizhang.api.problem.Problem;
import taizhang.api.table.TableAnswer;
import taizhang.records.ledger.Change;

/**
 * Files of records: the same for all kinds of them. {@link AttachmentWords} puts the kind into the texts and names here.
 */
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Evidence files", description = "What proves a record: pdf, docx, xlsx, jpg, png or txt, at most 20 MiB")
public abstract class AttachmentResource {

    private static final String FILES = "/{id}/attachments";

    @Path("/v1/activities")
    public static class OfActivities extends AttachmentResource {
        OfActivities(AttachmentAnswer answer) {
            super(answer, Change.Entity.ACTIVITY);
        }
    }

    @Path("/v1/rectification-tasks")
    public static class OfTasks extends AttachmentResource {
        OfTasks(AttachmentAnswer answer) {
            super(answer, Change.Entity.RECTIFICATION_TASK);
        }
    }

    private final AttachmentAnswer answer;
    private final Change.Entity entity;

    private AttachmentResource(AttachmentAnswer answer, Change.Entity entity) {
        this.answer = answer;
        this.entity = entity;
    }

    @POST
    @Path(FILES)
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "attachTo{Record}",
            summary = "Attach a file to {a record}",
            description = AttachmentWords.UPLOAD)
    @APIResponse(
            responseCode = "201",
            description = "Attached, or the first answer again; {the record} has its next version",
            content = @Content(schema = @Schema(implementation = Attachment.class)),
            headers =
                    @Header(
                            name = "ETag",
                            description = AttachmentWords.HASH,
                            schema = @Schema(type = SchemaType.STRING)))
    public Response attach(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) @Nullable String contentType,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA,
                                            schema = @Schema(implementation = UploadForm.class)))
                    InputStream body) {
        return answer.upload(entity, id, new AttachmentAnswer.Sent(ifMatch, idempotencyKey, contentType, body));
    }

    @GET
    @Path(FILES)
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "list{Record}Attachments", summary = "The files of {a record}, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AttachmentPage.class)),
                @Content(mediaType = TableAnswer.CSV)
            },
            headers =
                    @Header(
                            name = "ETag",
                            description = AttachmentWords.VERSION,
                            schema = @Schema(type = SchemaType.STRING)))
    public Response list(@PathParam("id") String id, @BeanParam PageParameters page) {
        return answer.list(entity, id, page.request());
    }

    @GET
    @Path(FILES + "/{attachmentId}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "download{Record}Attachment",
            summary = "Download a file of {a record}",
            description = AttachmentWords.DOWNLOAD)
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")),
            headers = {
                @Header(name = "ETag", description = AttachmentWords.HASH, schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Content-Disposition", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "206",
            description = "The range that was asked for",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")),
            headers = @Header(name = "Content-Range", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = "If-None-Match names the content")
    @APIResponse(
            responseCode = "416",
            description = "The file ends before the range begins",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response download(
            @PathParam("id") String id,
            @PathParam("attachmentId") String attachmentId,
            @BeanParam DownloadParameters wanted) {
        return answer.download(entity, id, attachmentId, wanted);
    }

    @DELETE
    @Path(FILES + "/{attachmentId}")
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "remove{Record}Attachment",
            summary = "Remove a file from {a record}",
            description = AttachmentWords.REMOVAL)
    @APIResponse(responseCode = "204", description = "Removed; {the record} has its next version")
    public void remove(
            @PathParam("id") String id,
            @PathParam("attachmentId") String attachmentId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        answer.remove(entity, id, attachmentId, ifMatch);
    }
}
