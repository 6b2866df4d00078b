package taizhang.reporting.submissions;

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
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.api.text.Coded;
import taizhang.api.time.Period;
import taizhang.reporting.counting.QuestionReader;
import taizhang.reporting.reference.Author;
import taizhang.reporting.reference.Precondition;

@Path("/v1/submissions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Submissions", description = "Periods that organizations declare complete and their superiors accept.")
public class SubmissionResource {

    private final SubmissionService service;
    private final Caller caller;
    private final TableAnswer tables;

    SubmissionResource(SubmissionService service, Caller caller, TableAnswer tables) {
        this.service = service;
        this.caller = caller;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "listSubmissions",
            summary = "Who has handed in a period, and who has not",
            description =
                    "One for each organization that stood there on the last day of the period, by code; none of a period"
                            + " that has not begun.")
    @APIResponseSchema(SubmissionView.Page.class)
    public Response list(
            @Parameter(description = "code of the superior", example = "BUREAU", required = true)
                    @QueryParam("organization")
                    @Nullable
                    String organization,
            @Parameter(
                            description = "subtree: the organization itself and all below it",
                            schema =
                                    @Schema(
                                            enumeration = {"children", "subtree"},
                                            defaultValue = "children"))
                    @QueryParam("scope")
                    @Nullable
                    String scope,
            @Parameter(
                            description = "2020, 2020-S1 (or 2020-H1), 2020-Q3 or 2020-07",
                            example = "2020",
                            required = true)
                    @QueryParam("period")
                    @Nullable
                    String period,
            @Parameter(schema = @Schema(implementation = SubmissionState.class)) @QueryParam("state") @Nullable
                    String state,
            @BeanParam PageParameters page) {
        QuestionReader reader = QuestionReader.PARAMETERS;
        reader.requireAll(List.of("organization", "period"), organization, period);
        String wanted = reader.one("state", state, SubmissionState.CODES);
        SubmissionService.Query query = new SubmissionService.Query(
                reader.required("organization", organization),
                !"subtree".equals(reader.one("scope", scope, List.of("children", "subtree"))),
                reader.period("period", period),
                wanted == null ? null : Coded.of(SubmissionState.class, wanted));
        Author author = Author.of(caller);
        return tables.answer(
                new Table<>(
                        "submissions",
                        SubmissionView.class,
                        (cursor, limit, withTotal) -> service.list(query, cursor, limit, withTotal, author)),
                page.request());
    }

    @GET
    @Path("/{organization}/{period}")
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "getSubmission",
            summary = "How far a period has come on the way up",
            description = "Due, with version 0, until somebody submits it; 404 until the period begins.")
    public RestResponse<SubmissionView> get(
            @PathParam("organization") String organization,
            @PathParam("period") String period,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        SubmissionView view = service.get(subject(organization, period), Author.of(caller));
        // What has changed since and what is late is no part of the version.
        return Answer.read(view, view.version(), view.sameAsWritten() ? ifNoneMatch : null);
    }

    @GET
    @Path("/{organization}/{period}/versions")
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listSubmissionVersions", summary = "The steps of a submission, oldest first")
    @APIResponseSchema(SubmissionVersion.Page.class)
    public Response versions(
            @PathParam("organization") String organization,
            @PathParam("period") String period,
            @BeanParam PageParameters page) {
        SubmissionService.Subject subject = subject(organization, period);
        Author author = Author.of(caller);
        return tables.answer(
                Table.ofParts(
                        "versions",
                        SubmissionVersion.class,
                        subject,
                        () -> service.versions(subject, author),
                        SubmissionVersion.Page::new),
                page.request());
    }

    @PUT
    @Path("/{organization}/{period}")
    @RolesAllowed(Role.APPROVER)
    @Operation(
            operationId = "putSubmission",
            summary = "Submit a period, return it or accept it",
            description =
                    "due and returned become submitted; submitted becomes returned or accepted; accepted becomes returned."
                            + " The first PUT needs no If-Match, or that of version 0.")
    public RestResponse<SubmissionView> put(
            @PathParam("organization") String organization,
            @PathParam("period") String period,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            @Nullable SubmissionBody body) {
        SubmissionService.Result result = service.put(
                subject(organization, period),
                UnreadableBody.required(body),
                new Precondition(ifMatch, ifNoneMatch),
                Author.of(caller));
        return Answer.written(result.view(), result.view().version(), result.created());
    }

    /** @throws ProblemException 404 when the address names no period that has a name */
    private static SubmissionService.Subject subject(String organization, String period) {
        return new SubmissionService.Subject(
                organization,
                Period.parse(period)
                        .filter(each -> !each.label().contains("/"))
                        .orElseThrow(ProblemException::notFound));
    }
}
