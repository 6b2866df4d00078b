package taizhang.records.catalog;

import io.smallrye.common.annotation.Blocking;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
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
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.records.record.Author;
import taizhang.records.record.Precondition;
import taizhang.records.record.Written;

@Path("/v1/activity-types")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Activity types", description = "What may be recorded of each type of activity")
public class CatalogResource {

    private final CatalogService service;
    private final TableAnswer tables;
    private final Caller caller;

    CatalogResource(CatalogService service, TableAnswer tables, Caller caller) {
        this.service = service;
        this.tables = tables;
        this.caller = caller;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listActivityTypes", summary = "Activity types in the order of their codes")
    @APIResponseSchema(ActivityTypePage.class)
    @Extension(
            name = TableAnswer.COLUMNS,
            value = "name is name.zh and name.en, quantities and attributes are their codes")
    public Response list(
            @Parameter(description = "comma: any of") @QueryParam("category") @Nullable String category,
            @Parameter(description = "part of the code or of either name") @QueryParam("q") @Nullable String q,
            @BeanParam PageParameters page) {
        FilterReader reader = new FilterReader();
        CatalogQuery query = new CatalogQuery(reader.codes("category", category), reader.text("q", q, 1));
        reader.throwIfAny();
        return tables.answer(
                new Table<>(
                        "activity-types",
                        ActivityType.class,
                        (after, size, withTotal) -> service.list(query, after, size, withTotal)),
                page.request());
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
            description =
                    "For administrators without an organization. A type in use keeps its category, quantities,"
                            + " attributes and values (409 type-in-use). The attributes of every type (mode, level, direction) are"
                            + " added. Names of attributes and values that are absent are those of the shipped types, aliases that are absent none. The same content again changes nothing.")
    public RestResponse<ActivityType> put(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Nullable PutActivityType body) {
        Written<ActivityType> written = service.put(
                Author.of(caller), code, Precondition.put(ifMatch, ifNoneMatch), UnreadableBody.required(body));
        return Answer.written(written.resource(), written.resource().version(), written.created());
    }
}
