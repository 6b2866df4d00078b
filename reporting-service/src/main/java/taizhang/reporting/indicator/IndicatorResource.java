package taizhang.reporting.indicator;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.http.Answer;
import taizhang.api.page.PageParameters;
import taizhang.api.parameter.FilterReader;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.reporting.reference.Author;
import taizhang.reporting.reference.Precondition;
import taizhang.reporting.reference.ReferenceFilter;
import taizhang.reporting.reference.References;

@Path("/v1/indicators")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Indicators", description = "The definitions of the figures. Some 190 ship; every version of each stays.")
public class IndicatorResource {

    private static final String PATH = "/v1/indicators/";

    private final IndicatorService service;
    private final References references;
    private final Caller caller;
    private final TableAnswer tables;

    IndicatorResource(IndicatorService service, References references, Caller caller, TableAnswer tables) {
        this.service = service;
        this.references = references;
        this.caller = caller;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listIndicators", summary = "The indicators, by code")
    @APIResponseSchema(IndicatorPage.class)
    @Extension(
            name = TableAnswer.COLUMNS,
            value = "what is nested has a dot (where.types), each attribute that occurs is a column")
    public Response list(
            @Parameter(description = "part of the code or of a name", example = "lecture") @QueryParam("q") @Nullable
                    String q,
            @Parameter(
                            description = "what is counted",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "activities",
                                                "rectification-tasks",
                                                "rectification-cycles",
                                                "corrective-actions",
                                                "organizations",
                                                "campaigns",
                                                "entries",
                                                "targets"
                                            }))
                    @QueryParam("of")
                    @Nullable
                    String of,
            @BeanParam PageParameters page) {
        FilterReader reader = new FilterReader();
        ReferenceFilter filter = ReferenceFilter.NONE
                .withText(reader.text("q", q, 1))
                .with("of", reader.one("of", of, IndicatorRules.KINDS_OF_RECORDS));
        reader.throwIfAny();
        Author author = Author.of(caller);
        return tables.answer(
                new Table<>(
                        "indicators",
                        Indicator.class,
                        (after, size, withTotal) -> references.list(
                                Indicator.KIND, filter, after, size, withTotal, author, IndicatorPage::new),
                        () -> Map.of("where.attributes", service.attributes())),
                page.request());
    }

    @GET
    @Path("/{code}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getIndicator", summary = "One indicator")
    public RestResponse<Indicator> get(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Indicator indicator =
                references.get(Indicator.KIND, code, Author.of(caller)).there();
        return Answer.read(indicator, indicator.version(), ifNoneMatch);
    }

    @GET
    @Path("/{code}/versions")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "listIndicatorVersions",
            summary = "What an indicator was, oldest first",
            description = "A version with a later validFrom ends the one before, one with the same takes its place.")
    @APIResponseSchema(IndicatorVersion.Page.class)
    @Extension(name = TableAnswer.COLUMNS, value = "what is nested has a dot (content.unit)")
    public Response versions(@PathParam("code") String code, @BeanParam PageParameters page) {
        Author reader = Author.of(caller);
        return tables.answer(
                Table.ofParts(
                        "versions",
                        IndicatorVersion.class,
                        code,
                        () -> references.versions(Indicator.KIND, code, reader).stream()
                                .map(IndicatorVersion::of)
                                .toList(),
                        IndicatorVersion.Page::new),
                page.request());
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "putIndicator",
            summary = "Define an indicator, or give it a new version",
            description = "For admins of everything. Old versions stay, and old evidence links count by them."
                    + " The same content again makes no new version.")
    public RestResponse<Indicator> put(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Nullable IndicatorBody body) {
        if (caller.isScoped()) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
        return service.put(
                        code, UnreadableBody.required(body), new Precondition(ifMatch, ifNoneMatch), Author.of(caller))
                .answer(PATH);
    }
}
