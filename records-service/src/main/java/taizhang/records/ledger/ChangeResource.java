package taizhang.records.ledger;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Role;
import taizhang.api.problem.Problem;

@Path("/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ledger", description = "Every accepted write, in order, chained")
public class ChangeResource {

    private final ChangeAccess access;
    private final ChangeFollower follower;
    private final ChangeQueries queries;

    ChangeResource(ChangeAccess access, ChangeFollower follower, ChangeQueries queries) {
        this.access = access;
        this.follower = follower;
        this.queries = queries;
    }

    @GET
    @RolesAllowed({Role.FEED, Role.READER})
    @Operation(
            operationId = "listChanges",
            summary = "Changes after a position, or the history of one record",
            description = "The whole ledger is for the roles feed and admin without an organization; with one they see "
                    + "the changes of its subtree. entity and id together give the history of one record to every role."
                    + " As text/event-stream it is a stream of events, each with a change as its data and the position as its"
                    + " id: resumable by Last-Event-ID, it ends when the token expires.")
    @APIResponseSchema(ChangeView.Page.class)
    @APIResponse(
            responseCode = "409",
            description = "ahead-of-ledger: the reader knows a ledger that this one is not, as after a restored backup",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<ChangeView.Page> list(
            @Parameter(description = "only later positions") @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Parameter(
                            description = "seconds to wait for a change when there is none",
                            schema = @Schema(minimum = "0", maximum = "30"))
                    @QueryParam("wait")
                    @DefaultValue("0")
                    int wait,
            @Parameter(description = "with id", schema = @Schema(implementation = Change.Entity.class))
                    @QueryParam("entity")
                    @Nullable
                    String entity,
            @Parameter(description = "with entity: code or UUID", example = "BUREAU") @QueryParam("id") @Nullable
                    String id) {
        ChangeQuery query = access.query(after, limit, entity, id);
        return follower.next(query, Duration.ofSeconds(ChangeAccess.wait(wait)));
    }

    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RolesAllowed({Role.FEED, Role.READER})
    @Operation(
            operationId = "streamChanges",
            summary = "The same as a stream of server-sent events, resumable by Last-Event-ID",
            description = "It ends when the token expires.")
    public Multi<OutboundSseEvent> stream(
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Parameter(description = "ignored: a stream always waits") @QueryParam("wait") @DefaultValue("0") int wait,
            @QueryParam("entity") @Nullable String entity,
            @QueryParam("id") @Nullable String id,
            @Parameter(description = "position of the last change that was received")
                    @HeaderParam(ChangeAccess.LAST_EVENT_ID)
                    @Nullable
                    String lastEventId,
            @Context Sse sse) {
        Long received = ChangeAccess.position(lastEventId);
        ChangeQuery query = access.query(received == null ? after : received, limit, entity, id);
        // Once the stream has begun it is too late for a problem.
        ChangeFollower.requireReached(query, queries.head().position());
        return follower.follow(query)
                .select()
                .first(access.untilExpiry())
                .onItem()
                .transformToIterable(page -> events(page, sse));
    }

    /** The changes of a page; of an empty one a comment, which readers pass over. */
    private static List<OutboundSseEvent> events(ChangeView.Page page, Sse sse) {
        if (page.items().isEmpty()) {
            return List.of(sse.newEventBuilder().comment("head " + page.head()).build());
        }
        return page.items().stream()
                .map(change -> sse.newEventBuilder()
                        .id(Long.toString(change.position()))
                        .name("change")
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(ChangeView.class, change)
                        .build())
                .toList();
    }

    @GET
    @Path("/head")
    @Blocking
    @RolesAllowed({Role.FEED, Role.ADMIN})
    @Operation(operationId = "getLedgerHead", summary = "The last position and its hash")
    public ChangeView.Head head() {
        return queries.head();
    }

    @GET
    @Path("/verification")
    @Blocking
    @RolesAllowed({Role.FEED, Role.ADMIN})
    @Operation(operationId = "verifyLedger", summary = "Recomputes the whole chain")
    public ChangeView.Verification verification() {
        access.requireWhole();
        return queries.verify();
    }
}
