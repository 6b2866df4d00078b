package taizhang.reporting.targets;

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

@Path("/v1/targets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Targets", description = "What organizations mean to reach, of any indicator. Every version stays.")
public class TargetResource {

    private static final String PATH = "/v1/targets/";

    private final TargetService service;
    private final References references;
    private final Indicators indicators;
    private final Caller caller;
    private final TableAnswer tables;

    TargetResource(
            TargetService service, References references, Indicators indicators, Caller caller, TableAnswer tables) {
        this.service = service;
        this.references = references;
        this.indicators = indicators;
        this.caller = caller;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listTargets", summary = "The targets, by code")
    @APIResponseSchema(TargetPage.class)
    public Response list(@BeanParam SubjectParameters of, @BeanParam PageParameters page) {
        ReferenceFilter filter = of.filter(indicators);
        Author reader = Author.of(caller);
        return tables.answer(
                new Table<>(
                        "targets",
                        Target.class,
                        (cursor, limit, withTotal) -> references.list(
                                Target.KIND, filter, cursor, limit, withTotal, reader, TargetPage::new)),
                page.request());
    }

    @GET
    @Path("/{code}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getTarget", summary = "One target")
    public RestResponse<Target> get(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Target target = references.get(Target.KIND, code, Author.of(caller)).there();
        return Answer.read(target, target.version(), ifNoneMatch);
    }

    @GET
    @Path("/{code}/versions")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listTargetVersions", summary = "What a target was, oldest first")
    @APIResponseSchema(TargetVersion.Page.class)
    public Response versions(@PathParam("code") String code, @BeanParam PageParameters page) {
        Author reader = Author.of(caller);
        return tables.answer(
                Table.ofParts(
                        "versions",
                        TargetVersion.class,
                        code,
                        () -> references.versions(Target.KIND, code, reader).stream()
                                .map(TargetVersion::of)
                                .toList(),
                        TargetVersion.Page::new),
                page.request());
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Role.APPROVER)
    @Operation(
            operationId = "putTarget",
            summary = "Set a target, or give it a new version",
            description =
                    "It holds from the next position of the ledger on; old versions stay. The same content again"
                            + " makes no new version. There is one target of an indicator, organization and period (409 figure-overlaps).")
    public RestResponse<Target> put(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Nullable TargetBody body) {
        return service.put(
                        code, UnreadableBody.required(body), new Precondition(ifMatch, ifNoneMatch), Author.of(caller))
                .answer(PATH);
    }

    @DELETE
    @Path("/{code}")
    @RolesAllowed(Role.APPROVER)
    @Operation(operationId = "deleteTarget", summary = "Delete a target; its versions stay")
    public void delete(@PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        service.delete(code, ifMatch, Author.of(caller));
    }
}
