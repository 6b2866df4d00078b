package taizhang.reporting.notes;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.http.Answer;
import taizhang.api.page.PageParameters;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.reporting.indicator.Indicators;
import taizhang.reporting.indicator.SubjectParameters;
import taizhang.reporting.reference.Author;
import taizhang.reporting.reference.Precondition;
import taizhang.reporting.reference.ReferenceFilter;
import taizhang.reporting.reference.References;

@Path("/v1/figure-notes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Figure notes", description = "Why numbers are as they are. Figures carry them. Every version stays.")
public class FigureNoteResource {

    private static final String PATH = "/v1/figure-notes/";

    private final FigureNoteService service;
    private final References references;
    private final Indicators indicators;
    private final Caller caller;
    private final TableAnswer tables;

    FigureNoteResource(
            FigureNoteService service,
            References references,
            Indicators indicators,
            Caller caller,
            TableAnswer tables) {
        this.service = service;
        this.references = references;
        this.indicators = indicators;
        this.caller = caller;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listFigureNotes", summary = "The notes, by code")
    @APIResponseSchema(FigureNotePage.class)
    public Response list(@BeanParam SubjectParameters of, @BeanParam PageParameters page) {
        ReferenceFilter filter = of.filter(indicators);
        Author reader = Author.of(caller);
        return tables.answer(
                new Table<>(
                        "figure-notes",
                        FigureNote.class,
                        (cursor, limit, withTotal) -> references.list(
                                FigureNote.KIND, filter, cursor, limit, withTotal, reader, FigureNotePage::new)),
                page.request());
    }

    @GET
    @Path("/{code}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getFigureNote", summary = "One note")
    public RestResponse<FigureNote> get(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        FigureNote note =
                references.get(FigureNote.KIND, code, Author.of(caller)).there();
        return Answer.read(note, note.version(), ifNoneMatch);
    }

    @GET
    @Path("/{code}/versions")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listFigureNoteVersions", summary = "What a note was, oldest first")
    @APIResponseSchema(FigureNoteVersion.Page.class)
    public Response versions(@PathParam("code") String code, @BeanParam PageParameters page) {
        Author reader = Author.of(caller);
        return tables.answer(
                Table.ofParts(
                        "versions",
                        FigureNoteVersion.class,
                        code,
                        () -> references.versions(FigureNote.KIND, code, reader).stream()
                                .map(FigureNoteVersion::of)
                                .toList(),
                        FigureNoteVersion.Page::new),
                page.request());
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Role.APPROVER)
    @Operation(
            operationId = "putFigureNote",
            summary = "Say why, or give it a new version",
            description = "It holds from the next position of the ledger on; old versions stay. The same content again"
                    + " makes no new version.")
    public RestResponse<FigureNote> put(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Nullable FigureNoteBody body) {
        return service.put(
                        code, UnreadableBody.required(body), new Precondition(ifMatch, ifNoneMatch), Author.of(caller))
                .answer(PATH);
    }

    @DELETE
    @Path("/{code}")
    @RolesAllowed(Role.APPROVER)
    @Operation(operationId = "deleteFigureNote", summary = "Delete a note; its versions stay")
    public void delete(@PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        service.delete(code, ifMatch, Author.of(caller));
    }
}
