package taizhang.reporting.exemption;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
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
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.reporting.reference.Author;
import taizhang.reporting.reference.Precondition;
import taizhang.reporting.reference.ReferenceFilter;
import taizhang.reporting.reference.References;

@Path("/v1/exemptions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Compliance")
public class ExemptionResource {

    private static final String PATH = "/v1/exemptions/";

    private final ExemptionService service;
    private final References references;
    private final Caller caller;
    private final TableAnswer tables;

    ExemptionResource(ExemptionService service, References references, Caller caller, TableAnswer tables) {
        this.service = service;
        this.references = references;
        this.caller = caller;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "listExemptions",
            summary = "The exemptions, by code",
            description = "Those of all organizations that the caller sees, and of those above them.")
    @APIResponseSchema(ExemptionPage.class)
    public Response list(
            @Parameter(description = "code of a requirement") @QueryParam("requirement") @Nullable String requirement,
            @Parameter(
                            description =
                                    "code of an organization: what applies in its subtree, also by an exemption of the subtree of one above it")
                    @QueryParam("organization")
                    @Nullable
                    String organization,
            @Parameter(
                            description = "self: what applies to the organization itself",
                            schema =
                                    @Schema(
                                            enumeration = {"subtree", "self"},
                                            defaultValue = "subtree"))
                    @QueryParam("scope")
                    @Nullable
                    String scope,
            @BeanParam PageParameters page) {
        FilterReader read = new FilterReader();
        read.code("requirement", requirement);
        read.code("organization", organization);
        boolean own = "self".equals(read.one("scope", scope, List.of(Exemption.SUBTREE, Exemption.SELF)));
        read.throwIfAny();
        Author reader = Author.of(caller);
        service.requireKnown(requirement, reader);
        ReferenceFilter filter =
                ReferenceFilter.NONE.with("requirement", requirement).applyingTo(organization, own);
        return tables.answer(
                new Table<>(
                        "exemptions",
                        Exemption.class,
                        (cursor, limit, withTotal) -> references.list(
                                Exemption.KIND, filter, cursor, limit, withTotal, reader, ExemptionPage::new)),
                page.request());
    }

    @GET
    @Path("/{code}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getExemption", summary = "One exemption")
    public RestResponse<Exemption> get(
            @PathParam("code") String code, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        Exemption exemption =
                references.get(Exemption.KIND, code, Author.of(caller)).there();
        return Answer.read(exemption, exemption.version(), ifNoneMatch);
    }

    @GET
    @Path("/{code}/versions")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listExemptionVersions", summary = "What an exemption was, oldest first")
    @APIResponseSchema(ExemptionVersion.Page.class)
    public Response versions(@PathParam("code") String code, @BeanParam PageParameters page) {
        Author reader = Author.of(caller);
        return tables.answer(
                Table.ofParts(
                        "versions",
                        ExemptionVersion.class,
                        code,
                        () -> references.versions(Exemption.KIND, code, reader).stream()
                                .map(ExemptionVersion::of)
                                .toList(),
                        ExemptionVersion.Page::new),
                page.request());
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Role.APPROVER)
    @Operation(
            operationId = "putExemption",
            summary = "Grant an exemption, or give it a new version",
            description =
                    "It lies within the validity of its requirement (422) and shares no day with another one of the"
                            + " same requirement and organization (409 exemption-overlaps). It is judged by from the next position"
                            + " of the ledger on; old versions stay. The same content again makes no new version.")
    public RestResponse<Exemption> put(
            @PathParam("code") String code,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Nullable ExemptionBody body) {
        return service.put(
                        code, UnreadableBody.required(body), new Precondition(ifMatch, ifNoneMatch), Author.of(caller))
                .answer(PATH);
    }

    @DELETE
    @Path("/{code}")
    @RolesAllowed(Role.APPROVER)
    @Operation(operationId = "deleteExemption", summary = "Withdraw an exemption; its versions stay")
    public void delete(@PathParam("code") String code, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        service.delete(code, ifMatch, Author.of(caller));
    }
}
