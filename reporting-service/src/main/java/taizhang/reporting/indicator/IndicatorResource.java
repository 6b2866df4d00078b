package taizhang.reporting.indicator;

import jakarta.annotation.security.RolesAllowed;
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
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.http.ETag;
import taizhang.api.page.Cursor;
import taizhang.api.page.PageRequest;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.Problem;
import taizhang.api.problem.ProblemException;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;

@Path("/v1/indicators")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Indicators", description = "The definitions of the figures. About 80 ship; every version of each stays.")
public class IndicatorResource {

    private static final int LONGEST_QUERY = 200;

    private final IndicatorService service;
    private final Caller caller;
    private final TableAnswer tables;

    IndicatorResource(IndicatorService service, Caller caller, TableAnswer tables) {
        this.service = service;
        this.caller = caller;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listIndicators", summary = "The indicators, by code")
    @APIResponse(
            responseCode = "200",
            description = "a page of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IndicatorPage.class)),
            extensions =
                    @Extension(
                            name = TableAnswer.DOCUMENTED,
                            value = "what is nested has a dot (where.types), each attribute that occurs is a column"))
    public Response list(
            @Parameter(description = "part of the code or of a name", example = "lecture") @QueryParam("q") @Nullable
                    String q,
            @Parameter(description = "what is counted", example = "activities") @QueryParam("of") @Nullable String of,
            @Parameter(description = "items of a page, 1 to 500, 50 unless told") @QueryParam("limit") @Nullable
                    Integer limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "total: also how many there are", example = "total")
                    @QueryParam("include")
                    @Nullable
                    String include) {
        IndicatorQueries.Filter filter = new IndicatorQueries.Filter(readable("q", q), readable("of", of));
        if (include != null && !include.equals("total")) {
            throw ProblemException.parameter("include", FieldRule.UNKNOWN_VALUE, include, "total");
        }
        return tables.answer(
                new Table<>(
                        "indicators",
                        Indicator.class,
                        (after, size, withTotal) -> page(filter, after, size, withTotal),
                        () -> Map.of("where.attributes", service.attributes())),
                new PageRequest(limit, cursor, include != null));
    }

    private IndicatorPage page(IndicatorQueries.Filter filter, @Nullable String cursor, int limit, boolean withTotal) {
        Cursor after = Cursor.decode(cursor, filter, 1);
        List<Indicator> found =
                service.page(filter, after == null ? null : after.key().get(0), limit + 1);
        List<Indicator> items = found.subList(0, Math.min(limit, found.size()));
        String next =
                found.size() > limit ? new Cursor(List.of(items.get(limit - 1).code())).encode(filter) : null;
        return new IndicatorPage(items, next, withTotal ? service.total(filter) : null);
    }

    @GET
    @Path("/{code}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getIndicator", summary = "One indicator")
    @APIResponse(
            responseCode = "200",
            description = "its present version",
            content = @Content(schema = @Schema(implementation = Indicator.class)))
    @APIResponse(responseCode = "304", description = "If-None-Match names the present version")
    public Response get(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Indicator indicator = service.get(code);
        String etag = ETag.of(indicator.version());
        if (ETag.matches(ifNoneMatch, etag)) {
            return Response.notModified().header(HttpHeaders.ETAG, etag).build();
        }
        return Response.ok(indicator).header(HttpHeaders.ETAG, etag).build();
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "putIndicator",
            summary = "Define an indicator, or give it a new version",
            description = "For admins of everything. Old versions stay, and old evidence links count by them."
                    + " The same content again makes no new version.")
    @APIResponse(
            responseCode = "200",
            description = "replaced",
            content = @Content(schema = @Schema(implementation = Indicator.class)))
    @APIResponse(
            responseCode = "201",
            description = "created",
            content = @Content(schema = @Schema(implementation = Indicator.class)))
    @APIResponse(
            responseCode = "412",
            description = "If-Match names another version",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "a rule is broken",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is needed",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response put(
            @PathParam("code") String code,
            @Parameter(description = "ETag of the version that is replaced")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    @Nullable
                    String ifMatch,
            @RequestBody(required = true, content = @Content(schema = @Schema(implementation = IndicatorBody.class)))
                    @Nullable
                    IndicatorBody body) {
        if (caller.isScoped()) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
        if (body == null) {
            throw ProblemException.of(HttpProblem.MALFORMED_BODY);
        }
        IndicatorService.Written written = service.put(code, body, ifMatch, caller.subject());
        Response.ResponseBuilder answer =
                written.created() ? Response.created(URI.create("/v1/indicators/" + code)) : Response.ok();
        return answer.entity(written.indicator())
                .header(HttpHeaders.ETAG, ETag.of(written.indicator().version()))
                .build();
    }

    private static @Nullable String readable(String parameter, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (value.isBlank() || value.length() > LONGEST_QUERY || value.indexOf('\0') >= 0) {
            throw ProblemException.parameter(parameter, FieldRule.UNREADABLE, "text");
        }
        return value;
    }
}
