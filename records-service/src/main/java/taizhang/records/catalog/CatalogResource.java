package taizhang.records.catalog;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Role;
import taizhang.api.http.Answer;
import taizhang.api.page.PageRequest;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.records.record.Written;

@Path("/v1/activity-types")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Activity types", description = "What may be recorded of each type of activity")
public class CatalogResource {

    private final CatalogService service;
    private final TableAnswer tables;

    CatalogResource(CatalogService service, TableAnswer tables) {
        this.service = service;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listActivityTypes", summary = "Activity types in the order of their codes")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ActivityTypePage.class)),
            extensions =
                    @Extension(
                            name = TableAnswer.DOCUMENTED,
                            value = "name is name.zh and name.en, quantities and attributes are their codes"))
    public Response list(
            @Parameter(description = "comma: any of") @QueryParam("category") @Nullable String category,
            @Parameter(description = "part of the code or of either name") @QueryParam("q") @Nullable String q,
            @Parameter(description = "1 to 500, 50 unless told") @QueryParam("limit") @Nullable Integer limit,
            @Parameter(description = "next of the page before") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "total: how many there are in all pages") @QueryParam("include") @Nullable
                    String include) {
        CatalogQuery query = new CatalogQuery(Parameters.anyOf("category", category), Parameters.text("q", q));
        return tables.answer(
                new Table<>(
                        "activity-types",
                        ActivityType.class,
                        (after, size, withTotal) -> service.list(query, after, size, withTotal)),
                new PageRequest(limit, cursor, Parameters.wantsTotal(include)));
    }

    @GET
    @Path("/{code}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getActivityType", summary = "One activity type")
    public RestResponse<ActivityType> get(
            @PathParam("code") String code, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ActivityType type = service.get(code);
        return Answer.read(type, type.version(), ifNoneMatch);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "putActivityType",
            summary = "Adds an activity type, or adds to it",
            description = "For administrators without an organization. A type in use keeps its category, quantities,"
                    + " attributes and values (409 type-in-use). The attributes of every type (mode, level, direction) are"
                    + " added. The same content again changes nothing.")
    @APIResponse(
            responseCode = "200",
            description = "It was there",
            content = @Content(schema = @Schema(implementation = ActivityType.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is new",
            content = @Content(schema = @Schema(implementation = ActivityType.class)))
    public RestResponse<ActivityType> put(
            @PathParam("code") String code,
            @Parameter(description = "ETag of the version that is written over") @HeaderParam("If-Match") @Nullable
                    String ifMatch,
            @Parameter(description = "*: only when there is none yet") @HeaderParam("If-None-Match") @Nullable
                    String ifNoneMatch,
            @Nullable PutActivityType body) {
        Written<ActivityType> written = service.put(code, UnreadableBody.required(body), ifMatch, ifNoneMatch);
        return Answer.written(written.resource(), written.resource().version(), written.created());
    }
}
