package taizhang.records.organization;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.Explode;
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
import taizhang.api.page.PageRequest;
import taizhang.api.parameter.FilterReader;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.api.time.Today;
import taizhang.records.record.Author;
import taizhang.records.record.Precondition;
import taizhang.records.record.Written;

@Path("/v1/organizations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Organizations", description = "The register and its dated placements")
public class OrganizationResource {

    private static final String SUBTREE = "subtree";

    private final OrganizationService service;
    private final TableAnswer tables;
    private final Caller caller;
    private final Today today;

    OrganizationResource(OrganizationService service, TableAnswer tables, Caller caller, Today today) {
        this.service = service;
        this.tables = tables;
        this.caller = caller;
        this.today = today;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "listOrganizations",
            summary = "Organizations of one day, in the order of their codes",
            description = "Those that were valid on the day, in the structure of the day.")
    @APIResponseSchema(OrganizationPage.class)
    @Extension(name = TableAnswer.COLUMNS, value = "name is name.zh and name.en")
    public Response list(
            @Parameter(description = "only those below this organization") @QueryParam("parent") @Nullable
                    String parent,
            @Parameter(
                            description = "with parent: its children, or subtree: itself and all below it",
                            schema =
                                    @Schema(
                                            enumeration = {"children", SUBTREE},
                                            defaultValue = "children"))
                    @QueryParam("scope")
                    @Nullable
                    String scope,
            @Parameter(
                            description = "comma: any of",
                            explode = Explode.FALSE,
                            schema = @Schema(implementation = OrganizationKind.class))
                    @QueryParam("kind")
                    @Nullable
                    String kind,
            @Parameter(description = "the day, today unless told", schema = @Schema(format = "date"))
                    @QueryParam("on")
                    @Nullable
                    String on,
            @Parameter(description = "part of the code or of either name") @QueryParam("q") @Nullable String q,
            @BeanParam PageParameters page) {
        FilterReader reader = new FilterReader();
        if (scope != null && parent == null) {
            reader.add("parent", FieldRule.REQUIRED);
        }
        PageRequest part = page.request();
        OrganizationQuery query = new OrganizationQuery(
                caller.organization(),
                reader.code("parent", parent),
                SUBTREE.equals(reader.one("scope", scope, List.of("children", SUBTREE))),
                reader.anyOf("kind", kind, OrganizationRules.KINDS),
                OrganizationQuery.day(reader.day("on", on), part.cursor(), today.date()),
                reader.text("q", q, 1));
        reader.throwIfAny();
        return tables.answer(
                new Table<>(
                        "organizations",
                        Organization.class,
                        (after, size, withTotal) -> service.list(query, after, size, withTotal)),
                part);
    }

    @GET
    @Path("/{code}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getOrganization", summary = "One organization")
    public RestResponse<Organization> get(
            @PathParam("code") String code, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Organization organization = service.get(code, caller.organization());
        // Whom it succeeds is written with those that were closed, and is no part of its version.
        return Answer.read(
                organization,
                organization.version(),
                organization.predecessors().isEmpty() ? ifNoneMatch : null);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "putOrganization",
            summary = "Creates or replaces an organization",
            description = "parent holds from validFrom on and is not changed here (422 parent-is-dated). A caller with"
                    + " an organization creates only below one of its subtree. The same content again changes"
                    + " nothing.")
    public RestResponse<Organization> put(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Nullable PutOrganization body) {
        Written<Organization> written = service.put(
                Author.of(caller), code, Precondition.put(ifMatch, ifNoneMatch), UnreadableBody.required(body));
        return Answer.written(written.resource(), written.resource().version(), written.created());
    }

    @DELETE
    @Path("/{code}")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "deleteOrganization",
            summary = "Removes an organization that nothing refers to",
            description = "Otherwise 409 organization-in-use: end it with validTo.")
    public void delete(@PathParam("code") String code, @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(Author.of(caller), code, Precondition.required(ifMatch));
    }

    @PUT
    @Path("/{code}/parent")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "putOrganizationParent",
            summary = "Places an organization under another parent from a day on",
            description = "What was before stays as it was. When a later placement is known, this one ends where that"
                    + " one begins; one of the same day is replaced. 409 organization-cycle when it would be below"
                    + " itself on any day.")
    public RestResponse<Organization> place(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable PutParent body) {
        Organization organization =
                service.place(Author.of(caller), code, Precondition.required(ifMatch), UnreadableBody.required(body));
        return Answer.written(organization, organization.version(), false);
    }

    @GET
    @Path("/{code}/parents")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listOrganizationParents", summary = "All placements of an organization, earliest first")
    @APIResponseSchema(PlacementPage.class)
    public Response parents(@PathParam("code") String code, @BeanParam PageParameters page) {
        return tables.answer(
                Table.ofParts(
                        "parents",
                        Placements.Dated.class,
                        code,
                        () -> service.parents(code, caller.organization()),
                        placed -> placed.effectiveFrom().toString(),
                        PlacementPage::new),
                page.request());
    }

    @PUT
    @Path("/{code}/totals")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "putOrganizationTotals",
            summary = "Says what an organization has from a day on",
            description =
                    "Head-counts and posts that figures divide by, and conditions that they ask for. They hold until"
                            + " the next day that totals are known of, and take the place of all of those of the same day;"
                            + " where they say nothing, and before the first of them, the organization itself does.")
    public RestResponse<Organization> putTotals(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable PutTotals body) {
        Organization organization = service.putTotals(
                Author.of(caller), code, Precondition.required(ifMatch), UnreadableBody.required(body));
        return Answer.written(organization, organization.version(), false);
    }

    @GET
    @Path("/{code}/totals")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listOrganizationTotals", summary = "All totals of an organization, earliest first")
    @APIResponseSchema(TotalsPage.class)
    public Response totals(@PathParam("code") String code, @BeanParam PageParameters page) {
        return tables.answer(
                Table.ofParts(
                                "totals",
                                Totals.Dated.class,
                                code,
                                () -> service.totals(code, caller.organization()),
                                total -> total.effectiveFrom().toString(),
                                TotalsPage::new)
                        .withKeys(
                                Totals.Dated.class,
                                () -> Map.of("postsFilled", service.posts(code, caller.organization()))),
                page.request());
    }

    @POST
    @Path("/{code}/closure")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "closeOrganization",
            summary = "Ends an organization, and says who goes on with what it was",
            description = "A merger names one successor, a split several. What was recorded stays where it is. 409"
                    + " organization-closed when it has a last day, organization-in-use when something was recorded later,"
                    + " organization-has-children when others stand below it afterwards. A PUT with another validTo takes"
                    + " the closure back.")
    public RestResponse<Organization> close(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable CloseOrganization body) {
        Organization organization =
                service.close(Author.of(caller), code, Precondition.required(ifMatch), UnreadableBody.required(body));
        return Answer.written(organization, organization.version(), false);
    }
}
