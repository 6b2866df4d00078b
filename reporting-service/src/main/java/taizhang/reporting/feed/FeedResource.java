package taizhang.reporting.feed;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Period;
import taizhang.api.time.Today;
import taizhang.reporting.cell.CellProof;
import taizhang.reporting.cell.Reconciliation;

@Path("/v1/feed")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Feed", description = "How far the ledger has been applied, and the proof that cells equal facts.")
public class FeedResource {

    /** Every day that an event can have. */
    private static final Period ALWAYS = Period.interval(LocalDate.of(1, 1, 1), LocalDate.of(9999, 12, 31));

    private final FeedService service;
    private final Feed feed;
    private final RebuildService rebuild;
    private final CellProof reconciliation;
    private final Caller caller;
    private final Today today;

    FeedResource(
            FeedService service,
            Feed feed,
            RebuildService rebuild,
            CellProof reconciliation,
            Caller caller,
            Today today) {
        this.service = service;
        this.feed = feed;
        this.rebuild = rebuild;
        this.reconciliation = reconciliation;
        this.caller = caller;
        this.today = today;
    }

    @GET
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getFeedState", summary = "How far the ledger has been applied")
    public FeedView state() {
        FeedState state = service.state();
        boolean rebuilding = rebuild.isRunning();
        String fault = state.fault() == null ? feed.trouble() : state.fault();
        if (fault == null && !state.cellsBuilt() && !rebuilding) {
            fault = "the cells are not built: until a rebuild succeeds, figures are counted from facts";
        }
        return new FeedView(
                state.position(),
                state.head(),
                state.lagSeconds(today.instant()),
                rebuilding,
                state.rebuiltAt() == null ? null : state.rebuiltAt().toString(),
                state.rebuildDifferences(),
                fault);
    }

    @GET
    @Path("/reconciliation")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "reconcileCells",
            summary = "Count the cells from the facts and compare",
            description =
                    "Both sides are of the same moment. For admins of everything: the proof covers all organizations.")
    public Reconciliation reconcile(
            @Parameter(
                            description =
                                    "2020, 2020-S1, 2020-Q3, 2020-07 or 2020-01-15/2020-06-30: the months that it touches;"
                                            + " all months when left out",
                            example = "2020")
                    @QueryParam("period")
                    @Nullable
                    String period) {
        requireEverything();
        Period days = period == null ? ALWAYS : period(period);
        return reconciliation.compare(
                days.from().withDayOfMonth(1),
                days.until().minusDays(1).withDayOfMonth(1).plusMonths(1));
    }

    @POST
    @Path("/rebuild")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "rebuildFacts",
            summary = "Build all facts and cells anew from the ledger, compare and switch",
            description =
                    "Figures are answered from the old ones meanwhile. GET /v1/feed tells when it is done and how many"
                            + " rows differed. Asked for again while it runs, it just goes on. For admins of everything.")
    @APIResponse(
            responseCode = "202",
            description = "it has begun",
            content = @Content(schema = @Schema(implementation = FeedView.class)))
    public Response rebuild() {
        requireEverything();
        rebuild.begin();
        return Response.accepted(state()).build();
    }

    private void requireEverything() {
        if (caller.isScoped()) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
    }

    private static Period period(String text) {
        return Period.parse(text)
                .orElseThrow(() -> ProblemException.parameter("period", FieldRule.UNREADABLE, Period.KINDS));
    }
}
