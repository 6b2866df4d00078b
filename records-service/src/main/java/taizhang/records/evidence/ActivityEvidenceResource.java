package taizhang.records.evidence;

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
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
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
import taizhang.api.problem.Problem;
import taizhang.api.table.TableAnswer;
import taizhang.records.ledger.Change;

@Path("/v1/activities/{id}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Evidence files", description = "What proves a record: pdf, docx, xlsx, jpg, png or txt, at most 20 MiB")
public class ActivityEvidenceResource {

    private final EvidenceAnswer evidence;

    ActivityEvidenceResource(EvidenceAnswer evidence) {
        this.evidence = evidence;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "attachToActivity",
            summary = "Attach a file to an activity",
            description = EvidenceWords.UPLOAD)
    @APIResponse(
            responseCode = "201",
            description = "Attached, or the first answer again; the activity has its next version",
            content = @Content(schema = @Schema(implementation = Attachment.class)),
            headers = {
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
                @Header(
                        name = IdempotencyKey.REPLAYED,
                        description = "true when this repeats an earlier answer",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "ETag", description = EvidenceWords.HASH, schema = @Schema(type = SchemaType.STRING))
            })
    public Response attach(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(description = EvidenceWords.MAY_MATCH) @Nullable
                    String ifMatch,
            @Parameter(description = "at most 255 characters, kept for seven days for each client")
                    @HeaderParam(IdempotencyKey.HEADER)
                    @Nullable
                    String idempotencyKey,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) @Nullable String contentType,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA,
                                            schema = @Schema(implementation = UploadForm.class)))
                    InputStream body) {
        return evidence.upload(
                Change.Entity.ACTIVITY, id, new EvidenceAnswer.Posted(ifMatch, idempotencyKey, contentType, body));
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listActivityAttachments", summary = "The files of an activity, oldest first")
    @APIResponse(
            responseCode = "200",
            description = "All of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AttachmentPage.class)),
            extensions = @Extension(name = TableAnswer.DOCUMENTED, value = TableAnswer.FIELDS),
            headers =
                    @Header(
                            name = "ETag",
                            description = EvidenceWords.VERSION,
                            schema = @Schema(type = SchemaType.STRING)))
    public Response list(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id) {
        return evidence.list(Change.Entity.ACTIVITY, id);
    }

    @GET
    @Path("/{attachmentId}")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "downloadActivityAttachment",
            summary = "Download a file of an activity",
            description = EvidenceWords.DOWNLOAD)
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")),
            headers = {
                @Header(name = "ETag", description = EvidenceWords.HASH, schema = @Schema(type = SchemaType.STRING)),
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
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @PathParam("attachmentId") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    String attachmentId,
            @BeanParam DownloadParameters wanted) {
        return evidence.download(Change.Entity.ACTIVITY, id, attachmentId, wanted);
    }

    @DELETE
    @Path("/{attachmentId}")
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "removeActivityAttachment",
            summary = "Remove a file from an activity",
            description = EvidenceWords.REMOVAL)
    @APIResponse(responseCode = "204", description = "Removed; the activity has its next version")
    public void remove(
            @PathParam("id") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) String id,
            @PathParam("attachmentId") @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid"))
                    String attachmentId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(description = EvidenceWords.VERSION) @Nullable
                    String ifMatch) {
        evidence.remove(Change.Entity.ACTIVITY, id, attachmentId, ifMatch);
    }
}
