package taizhang.records.activity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBodySchema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.http.Answer;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.json.JsonBody;
import taizhang.api.page.PageParameters;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.records.record.Author;
import taizhang.records.record.Batches;
import taizhang.records.record.IdempotencyKeys;
import taizhang.records.record.MovedRecords;
import taizhang.records.record.Precondition;

@Path("/v1/activities")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Activities", description = "What an organization did on a day, from draft to approved")
public class ActivityResource {

    static final String PATH = "/v1/activities/";

    private final ActivityService service;
    private final Caller caller;
    private final JsonBody bodies;
    private final TableAnswer tables;

    ActivityResource(ActivityService service, Caller caller, JsonBody bodies, TableAnswer tables) {
        this.service = service;
        this.caller = caller;
        this.bodies = bodies;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "listActivities",
            summary = "Activities that match all filters",
            description = "Ordered by heldOn and id; pages neither repeat nor skip while records are added.")
    @APIResponseSchema(ActivityPage.class)
    @Extension(
            name = TableAnswer.COLUMNS,
            value =
                    "quantities and attributes have one for each key that the matching records have, attachments are their names")
    public Response list(@BeanParam ActivityParameters parameters, @BeanParam PageParameters page) {
        return tables.answer(
                new Table<>(
                        "activities",
                        ActivityView.class,
                        (cursor, limit, withTotal) ->
                                service.list(parameters, caller.organization(), cursor, limit, withTotal),
                        () -> service.keys(parameters, caller.organization())),
                page.request());
    }

    @POST
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "createActivity",
            summary = "Record an activity",
            description =
                    "With an Idempotency-Key the same body is answered as the first time for seven days. An externalId "
                            + "that the client has used is answered with 409 and the Location of that record.")
    public RestResponse<ActivityView> create(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey, @Nullable CreateActivity body) {
        Author author = Author.of(caller);
        CreateActivity content = UnreadableBody.required(body);
        ActivityService.Created created = service.create(
                author, content, IdempotencyKeys.read(idempotencyKey, author, author.organization(), content));
        ActivityView activity = created.activity();
        return Answer.created(activity, PATH + activity.id(), activity.version(), created.replayed());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getActivity", summary = "One activity")
    public RestResponse<ActivityView> get(
            @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        ActivityView activity = service.get(Parameters.uuid("id", id), caller.organization());
        return Answer.read(activity, activity.version(), ifNoneMatch);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({JsonBody.MERGE_PATCH, MediaType.APPLICATION_JSON})
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "editActivity",
            summary = "Edit a draft or returned activity",
            description =
                    "JSON merge patch (RFC 7396): null removes, absent fields stay, lists are replaced. Other fields of"
                            + " an activity may be sent as they are.")
    public RestResponse<ActivityView> edit(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBodySchema(ActivityContent.class) byte[] patch) {
        ActivityView activity = service.edit(
                Author.of(caller), Parameters.uuid("id", id), Precondition.required(ifMatch), bodies.tree(patch));
        return Answer.written(activity, activity.version(), false);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Role.RECORDER)
    @Operation(operationId = "deleteActivity", summary = "Delete a draft")
    public void delete(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        service.delete(Author.of(caller), Parameters.uuid("id", id), Precondition.required(ifMatch));
    }

    @POST
    @Path("/{id}/transitions")
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "moveActivity",
            summary = "Submit, approve, return or void",
            description =
                    "approved and returned need the role approver; who submitted cannot approve. What is submitted or"
                            + " approved keeps the rules as they are now: a pointer that is none of the body names a field of the"
                            + " activity, which is edited first.")
    public RestResponse<ActivityView> move(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable MoveActivity body) {
        ActivityView activity = service.move(
                Author.of(caller),
                Parameters.uuid("id", id),
                Precondition.required(ifMatch),
                UnreadableBody.required(body));
        return Answer.written(activity, activity.version(), false);
    }

    @POST
    @Path("/transitions")
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "moveActivities",
            summary = "The same step of up to 500 activities",
            description =
                    "Each is judged as if it were alone, in the order asked, and is a change of its own; one that is refused"
                            + " leaves the others. A request that was cut off, sent again with its Idempotency-Key, does what"
                            + " is left of it: no step is taken twice.")
    @APIResponseSchema(value = MovedRecords.class, responseDescription = Batches.ANSWER, responseCode = "200")
    public RestResponse<MovedRecords> move(
            @HeaderParam(IdempotencyKey.HEADER) @Nullable String idempotencyKey,
            @Context HttpHeaders headers,
            @Nullable MoveActivities body) {
        Author author = Author.of(caller);
        MoveActivities many = UnreadableBody.required(body);
        Batches.Moved moved = service.move(
                author,
                many,
                IdempotencyKeys.read(idempotencyKey, author, PATH, author.organization(), many),
                headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        return Answer.of(moved.records(), moved.replayed());
    }

    @GET
    @Path("/{id}/transitions")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listTransitions", summary = "The steps of an activity, oldest first")
    @APIResponseSchema(TransitionView.Page.class)
    public Response transitions(@PathParam("id") String id, @BeanParam PageParameters page) {
        UUID activity = Parameters.uuid("id", id);
        return tables.answer(
                Table.ofParts(
                        "transitions",
                        TransitionView.class,
                        activity,
                        () -> service.transitions(activity, caller.organization()),
                        TransitionView::key,
                        TransitionView.Page::new),
                page.request());
    }
}
