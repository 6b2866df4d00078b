package taizhang.records.imports;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.http.Answer;
import taizhang.api.http.CallerLanguage;
import taizhang.api.http.ETag;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.page.PageParameters;
import taizhang.api.parameter.FilterReader;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.Language;
import taizhang.api.problem.Problem;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.api.text.Coded;
import taizhang.records.attachment.KeptFiles;
import taizhang.records.record.Author;
import taizhang.records.record.Precondition;

@Path(ImportResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Imports", description = "Files of many records: what becomes of each row, and the whole taken back")
public class ImportResource {

    static final String PATH = "/v1/imports";

    private static final String IF_MATCH = "when given: the ETag of the import";

    private final ImportIntake intake;
    private final ImportService service;
    private final KeptFiles files;
    private final Caller caller;
    private final TableAnswer tables;
    private final ImportRowTables rows;
    private final CallerLanguage language;

    ImportResource(
            ImportIntake intake,
            ImportService service,
            KeptFiles files,
            Caller caller,
            TableAnswer tables,
            ImportRowTables rows,
            CallerLanguage language) {
        this.intake = intake;
        this.service = service;
        this.files = files;
        this.caller = caller;
        this.tables = tables;
        this.rows = rows;
        this.language = language;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "createImport",
            summary = "Import a file, or see what would become of its rows",
            description =
                    "Each row is taken as the single write takes it, and refused for what that refuses. Of one client one"
                            + " import is worked at, the others wait. Organizations need the role admin.")
    @APIResponse(
            responseCode = "202",
            description = "Taken in; Location tells how far it is",
            content = @Content(schema = @Schema(implementation = ImportView.class)),
            headers = {
                @Header(name = "Location", schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "ETag", schema = @Schema(type = SchemaType.STRING))
            })
    public Response create(
            @BeanParam ImportParameters parameters,
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @HeaderParam(HttpHeaders.CONTENT_DISPOSITION)
                    @Parameter(description = "names the file: filename or filename*")
                    @Nullable
                    String disposition,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) @Nullable String contentType,
            @RequestBody(
                            required = true,
                            description =
                                    "at most 64 MiB and 1,000,000 rows, without Content-Encoding. Of CSV the content tells whether it is"
                                            + " UTF-8 or GB18030, unless the charset of the Content-Type says so: utf-8, gb18030, gbk or gb2312",
                            content = {
                                @Content(
                                        mediaType = NdjsonReader.MEDIA_TYPE,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = TableAnswer.CSV,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary")),
                                @Content(
                                        mediaType = TableAnswer.XLSX,
                                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
                            })
                    InputStream body) {
        ImportService.Accepted accepted = intake.accept(
                Author.of(caller),
                parameters.read(),
                new ImportIntake.Sent(contentType, disposition, idempotencyKey, body));
        ImportView view = accepted.view();
        Response.ResponseBuilder answer = Response.accepted(view)
                .location(URI.create(PATH + "/" + view.id()))
                .header(HttpHeaders.ETAG, ETag.of(view.version()));
        return (accepted.replayed() ? answer.header(IdempotencyKey.REPLAYED, "true") : answer).build();
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "listImports",
            summary = "The imports of the caller, the newest first",
            description =
                    "With an organization in the token, those made under it. Administrators of everything see all.")
    @APIResponseSchema(ImportView.Page.class)
    public Response list(@BeanParam PageParameters page) {
        Author author = Author.of(caller);
        Language spoken = language.get();
        return tables.answer(
                new Table<>(
                        "imports",
                        ImportView.class,
                        (cursor, limit, withTotal) -> service.list(author, cursor, limit, withTotal, spoken)),
                page.request());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getImport", summary = "How far an import is, and what has become of it")
    public RestResponse<ImportView> get(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Import one = service.get(Parameters.uuid("id", id), Author.of(caller));
        return Answer.read(ImportView.of(one, language.get()), one.version(), ifNoneMatch);
    }

    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "cancelImport",
            summary = "Stop an import before it writes",
            description = "While it is queued or validating.")
    @APIResponseSchema(value = ImportView.class, responseCode = "200", responseDescription = "It is cancelled")
    @APIResponse(
            responseCode = "409",
            description = "illegal-transition: it writes by now, or has ended",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<ImportView> cancel(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(description = IF_MATCH) @Nullable String ifMatch) {
        return written(service.cancel(Parameters.uuid("id", id), Author.of(caller), Precondition.optional(ifMatch)));
    }

    @POST
    @Path("/{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "withdrawImport",
            summary = "Take back all that an import has written",
            description =
                    "What it created is deleted, or voided when it is past being a draft; what it updated is as before. The"
                            + " file and its rows are kept. It takes the role that the import was made with. Refused, as a"
                            + " whole, while any of its records has been written since, other than by imports that are"
                            + " withdrawn, or cannot be again what it was.")
    @APIResponseSchema(value = ImportView.class, responseCode = "200", responseDescription = "It is withdrawn")
    @APIResponse(
            responseCode = "409",
            description =
                    "illegal-transition: it has not ended, or wrote nothing; edited-since: ids names the records, and errors"
                            + " what they cannot be again, at pointers of the id and the field",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<ImportView> withdraw(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Parameter(description = IF_MATCH) @Nullable String ifMatch,
            @Nullable WithdrawImport body) {
        return written(service.withdraw(
                Parameters.uuid("id", id),
                Author.of(caller),
                Precondition.optional(ifMatch),
                UnreadableBody.required(body)));
    }

    private RestResponse<ImportView> written(Import one) {
        return Answer.written(ImportView.of(one, language.get()), one.version(), false);
    }

    @GET
    @Path("/{id}/rows")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listImportRows", summary = "What becomes of each row, in the order of the file")
    @APIResponseSchema(ImportRowView.Page.class)
    @Extension(
            name = TableAnswer.COLUMNS,
            value =
                    "those of the file with its own headings, of lines of JSON their fields; then 错误 or error, by language,"
                            + " says what is wrong. A workbook colours the cells that errors are about, and says why in comments.")
    public Response rows(
            @PathParam("id") String id,
            @QueryParam("outcome") @Parameter(schema = @Schema(implementation = Outcome.class)) @Nullable
                    String outcome,
            @BeanParam PageParameters page) {
        FilterReader reader = new FilterReader();
        reader.one("outcome", outcome, OUTCOMES);
        reader.throwIfAny();
        return tables.answer(
                rows.of(Parameters.uuid("id", id), Author.of(caller), outcome, language.get()), page.request());
    }

    private static final List<String> OUTCOMES = Coded.codes(Outcome.class);

    @GET
    @Path("/{id}/file")
    @Produces(MediaType.WILDCARD)
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getImportFile", summary = "The very file that was sent")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "*/*", schema = @Schema(type = SchemaType.STRING, format = "binary")),
            headers = {
                @Header(
                        name = "ETag",
                        description = "the hash of the content",
                        schema = @Schema(type = SchemaType.STRING)),
                @Header(name = "Content-Disposition", schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "304", description = "If-None-Match names the content")
    public Response file(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        UUID named = Parameters.uuid("id", id);
        Import.Order order = service.get(named, Author.of(caller)).order();
        String etag = "\"" + order.sha256() + "\"";
        if (ETag.matches(ifNoneMatch, etag)) {
            return Response.notModified().header(HttpHeaders.ETAG, etag).build();
        }
        String name = order.fileName();
        return Response.ok(files.open(order.sha256(), order.size()))
                .type(order.mediaType())
                .header(HttpHeaders.ETAG, etag)
                .header(HttpHeaders.CONTENT_LENGTH, order.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, KeptFiles.disposition(name == null ? named.toString() : name))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-cache")
                .build();
    }
}
