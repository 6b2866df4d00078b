package taizhang.reporting.obligation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.page.Limit;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Problem;
import taizhang.api.problem.ProblemException;

@Path("/v1/obligation-events")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Compliance")
public class ObligationEventResource {

    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final ObligationEventService service;
    private final Caller caller;

    ObligationEventResource(ObligationEventService service, Caller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "listObligationEvents",
            summary = "What has happened to obligations, after a position",
            description =
                    "Each obligation has each event once, in the order in which they were noticed: due-soon (its deadline is 14"
                            + " days away at most), missed, met-late. Positions are 1, 2, 3 … without gaps; a caller of one"
                            + " organization sees those of its subtree on the last day of each period.")
    @APIResponseSchema(ObligationEvent.Page.class)
    @APIResponse(
            responseCode = "409",
            description = "ahead-of-events: the reader knows events that are not there, as after a restored backup",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<ObligationEvent.Page> list(
            @Parameter(
                            description = "only later positions",
                            schema = @Schema(type = SchemaType.INTEGER, format = "int64", minimum = "0"))
                    @QueryParam("after")
                    @DefaultValue("0")
                    long after,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Parameter(
                            description = "seconds to wait for an event when there is none",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "30"))
                    @QueryParam("wait")
                    @DefaultValue("0")
                    int wait,
            @Parameter(description = "code of an organization: only events of its subtree")
                    @QueryParam("organization")
                    @Nullable
                    String organization) {
        int size = Limit.of(limit);
        if (after < 0) {
            throw ProblemException.parameter("after", FieldRule.OUT_OF_RANGE, 0, Long.MAX_VALUE);
        }
        if (wait < 0 || wait > LONGEST_WAIT_SECONDS) {
            throw ProblemException.parameter("wait", FieldRule.OUT_OF_RANGE, 0, LONGEST_WAIT_SECONDS);
        }
        String ofCaller = caller.organization();
        long deadline = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
        // Looked for again and again: another instance may be the one that appends. No thread is held meanwhile.
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .item(() -> service.read(after, size, organization, ofCaller))
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()))
                .withDelay(BETWEEN)
                .whilst(page -> page.items().isEmpty() && System.nanoTime() < deadline)
                .collect()
                .last();
    }
}
