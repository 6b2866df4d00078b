package taizhang.records.campaign;

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
import taizhang.records.record.Author;
import taizhang.records.record.Precondition;
import taizhang.records.record.Written;

@Path("/v1/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Campaigns", description = "What activities of several types and organizations are held for")
public class CampaignResource {

    private final CampaignService service;
    private final TableAnswer tables;
    private final Caller caller;

    CampaignResource(CampaignService service, TableAnswer tables, Caller caller) {
        this.service = service;
        this.tables = tables;
        this.caller = caller;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listCampaigns", summary = "Campaigns in the order of their codes")
    @APIResponseSchema(CampaignPage.class)
    @Extension(name = TableAnswer.COLUMNS, value = "name is name.zh and name.en")
    public Response list(
            @Parameter(description = "comma: any of") @QueryParam("kind") @Nullable String kind,
            @Parameter(description = "only those running on this day", schema = @Schema(format = "date"))
                    @QueryParam("on")
                    @Nullable
                    String on,
            @Parameter(description = "part of the code or of either name") @QueryParam("q") @Nullable String q,
            @BeanParam PageParameters page) {
        FilterReader reader = new FilterReader();
        CampaignQuery query = new CampaignQuery(
                caller.organization(), reader.kebabs("kind", kind), reader.day("on", on), reader.text("q", q, 1));
        reader.throwIfAny();
        return tables.answer(
                new Table<>(
                        "campaigns",
                        Campaign.class,
                        (after, size, withTotal) -> service.list(query, after, size, withTotal)),
                page.request());
    }

    @GET
    @Path("/{code}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getCampaign", summary = "One campaign")
    public RestResponse<Campaign> get(
            @PathParam("code") String code, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        Campaign campaign = service.get(code, caller.organization());
        return Answer.read(campaign, campaign.version(), ifNoneMatch);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "putCampaign",
            summary = "Creates or replaces a campaign",
            description = "A caller with an organization writes campaigns that are led by one of its subtree. The same"
                    + " content again changes nothing.")
    public RestResponse<Campaign> put(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Nullable PutCampaign body) {
        Written<Campaign> written = service.put(
                Author.of(caller), code, Precondition.put(ifMatch, ifNoneMatch), UnreadableBody.required(body));
        return Answer.written(written.resource(), written.resource().version(), written.created());
    }
}
