package taizhang.reporting.entries;

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

@Path("/v1/figure-entries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Figure entries",
        description = "Numbers that no record can give, of indicators of entries. Every version stays.")
public class FigureEntryResource {

    private static final String PATH = "/v1/figure-entries/";

    private final FigureEntryService service;
    private final References references;
    private final Indicators indicators;
    private final Caller caller;
    private final TableAnswer tables;

    FigureEntryResource(
            FigureEntryService service,
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
    @Operation(operationId = "listFigureEntries", summary = "The entries, by code")
    @APIResponseSchema(FigureEntryPage.class)
    public Response list(@BeanParam SubjectParameters of, @BeanParam PageParameters page) {
        ReferenceFilter filter = of.filter(indicators);
        Author reader = Author.of(caller);
        return tables.answer(
                new Table<>(
                        "figure-entries",
                        FigureEntry.class,
                        (cursor, limit, withTotal) -> references.list(
                                FigureEntry.KIND, filter, cursor, limit, withTotal, reader, FigureEntryPage::new)),
                page.request());
    }

    @GET
    @Path("/{code}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getFigureEntry", summary = "One entry")
    public RestResponse<FigureEntry> get(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        FigureEntry entry =
                references.get(FigureEntry.KIND, code, Author.of(caller)).there();
        return Answer.read(entry, entry.version(), ifNoneMatch);
    }

    @GET
    @Path("/{code}/versions")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listFigureEntryVersions", summary = "What an entry was, oldest first")
    @APIResponseSchema(FigureEntryVersion.Page.class)
    public Response versions(@PathParam("code") String code, @BeanParam PageParameters page) {
        Author reader = Author.of(caller);
        return tables.answer(
                Table.ofParts(
                        "versions",
                        FigureEntryVersion.class,
                        code,
                        () -> references.versions(FigureEntry.KIND, code, reader).stream()
                                .map(FigureEntryVersion::of)
                                .toList(),
                        FigureEntryVersion.Page::new),
                page.request());
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Role.APPROVER)
    @Operation(
            operationId = "putFigureEntry",
            summary = "Enter a number, or give the entry a new version",
            description = "It holds from the next position of the ledger on; old versions stay. The same content again"
                    + " makes no new version. Entries of a flow of one organization share no day, of a stock none has the day of"
                    + " another (409 figure-overlaps).")
    public RestResponse<FigureEntry> put(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Nullable FigureEntryBody body) {
        return service.put(
                        code, UnreadableBody.required(body), new Precondition(ifMatch, ifNoneMatch), Author.of(caller))
                .answer(PATH);
    }

    @DELETE
    @Path("/{code}")
    @RolesAllowed(Role.APPROVER)
    @Operation(operationId = "deleteFigureEntry", summary = "Delete an entry; its versions stay")
    public void delete(@PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        service.delete(code, ifMatch, Author.of(caller));
    }
}
