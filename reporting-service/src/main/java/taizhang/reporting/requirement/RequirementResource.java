package taizhang.reporting.requirement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
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
import taizhang.reporting.reference.Author;
import taizhang.reporting.reference.Precondition;
import taizhang.reporting.reference.ReferenceFilter;
import taizhang.reporting.reference.References;

@Path("/v1/requirements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(
        name = "Compliance",
        description =
                "What organizations must hold and how often, who is exempt, and what has become of each obligation.")
public class RequirementResource {

    private static final String PATH = "/v1/requirements/";

    private final RequirementService service;
    private final References references;
    private final Caller caller;
    private final TableAnswer tables;

    RequirementResource(RequirementService service, References references, Caller caller, TableAnswer tables) {
        this.service = service;
        this.references = references;
        this.caller = caller;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "listRequirements",
            summary = "The requirements, by code",
            description =
                    "Each as it was written last: a version that holds from a later day on ends the one before it,"
                            + " which is among its versions.")
    @APIResponseSchema(RequirementPage.class)
    @Extension(name = TableAnswer.COLUMNS, value = "each attribute that occurs is a column (attributes.form)")
    public Response list(@BeanParam PageParameters page) {
        Author reader = Author.of(caller);
        return tables.answer(
                new Table<>(
                        "requirements",
                        Requirement.class,
                        (cursor, limit, withTotal) -> references.list(
                                Requirement.KIND,
                                ReferenceFilter.NONE,
                                cursor,
                                limit,
                                withTotal,
                                reader,
                                RequirementPage::new),
                        () -> Map.of("attributes", service.attributes())),
                page.request());
    }

    @GET
    @Path("/{code}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getRequirement", summary = "One requirement")
    public RestResponse<Requirement> get(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Requirement requirement =
                references.get(Requirement.KIND, code, Author.of(caller)).there();
        return Answer.read(requirement, requirement.version(), ifNoneMatch);
    }

    @GET
    @Path("/{code}/versions")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listRequirementVersions", summary = "What a requirement was, oldest first")
    @APIResponseSchema(RequirementVersion.Page.class)
    @Extension(name = TableAnswer.COLUMNS, value = "each attribute that occurs is a column (content.attributes.form)")
    public Response versions(@PathParam("code") String code, @BeanParam PageParameters page) {
        Author reader = Author.of(caller);
        Table<RequirementVersion> table = Table.ofParts(
                "versions",
                RequirementVersion.class,
                code,
                () -> references.versions(Requirement.KIND, code, reader).stream()
                        .map(RequirementVersion::of)
                        .toList(),
                RequirementVersion.Page::new);
        return tables.answer(
                table.withKeys(RequirementVersion.class, () -> Map.of("content.attributes", service.attributes())),
                page.request());
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "putRequirement",
            summary = "Write a requirement, or give it a new version",
            description = "A version with a later validFrom ends the one before it on the day before; one with the same"
                    + " validFrom takes its place; any other overlap is 422. It is judged by from the next position of the"
                    + " ledger on; old versions stay. The same content again makes no new version. What holds for all"
                    + " organizations is written by admins of everything.")
    public RestResponse<Requirement> put(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Nullable RequirementBody body) {
        return service.put(
                        code, UnreadableBody.required(body), new Precondition(ifMatch, ifNoneMatch), Author.of(caller))
                .answer(PATH);
    }
}
