package taizhang.reporting.summary;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.http.Answer;
import taizhang.api.problem.Problem;
import taizhang.reporting.counting.Moments;
import taizhang.reporting.counting.QuestionReader;
import taizhang.reporting.counting.RememberedAnswers;

@Path("/v1/summary")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Summary", description = "A period of an organization on one screen.")
public class SummaryResource {

    private final SummaryService service;
    private final Moments moments;
    private final Caller caller;

    SummaryResource(SummaryService service, Moments moments, Caller caller) {
        this.service = service;
        this.moments = moments;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "getSummary",
            summary = "A period of an organization on one screen",
            description =
                    "All figures of the subtree, how far rectification and compliance have come, who has entered nothing"
                            + " and what is missing, all of one position, each number with the address of what is behind it.")
    @APIResponseSchema(Summary.class)
    @APIResponse(
            responseCode = "422",
            description = "the instant is to come",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RestResponse<Summary> get(
            @Parameter(description = "code of the organization", example = "BUREAU", required = true)
                    @QueryParam("organization")
                    @Nullable
                    String organization,
            @Parameter(
                            description = "2020, 2020-S1 (or 2020-H1), 2020-Q3, 2020-07 or 2020-01-15/2020-06-30",
                            example = "2020",
                            required = true)
                    @QueryParam("period")
                    @Nullable
                    String period,
            @Parameter(
                            description = "also the same period a year before",
                            schema = @Schema(enumeration = "previous-year"))
                    @QueryParam("compare")
                    @Nullable
                    String compare,
            @Parameter(description = "position of the ledger: the numbers as they were known then")
                    @QueryParam("position")
                    @Nullable
                    Long position,
            @Parameter(
                            description =
                                    "how much of what is written in this service is known, as the provenance of an answer names"
                                            + " it; default: as at the position")
                    @QueryParam("generation")
                    @Nullable
                    Long generation,
            @Parameter(
                            description =
                                    "instead of position: the numbers as they were known at this instant, by all that had"
                                            + " been written by then; 422 when it is to come",
                            example = "2020-06-30T16:00:00Z",
                            schema = @Schema(format = "date-time"))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        QuestionReader reader = QuestionReader.PARAMETERS;
        reader.requireAll(List.of("organization", "period"), organization, period);
        SummaryQuery query = new SummaryQuery(
                reader.required("organization", organization),
                reader.period("period", period),
                reader.one("compare", compare, List.of("previous-year")) != null,
                moments.read(reader, position, generation, asOf),
                asOf);
        RememberedAnswers.Answer<Summary> answer = service.answer(query, caller.organization());
        return Answer.read(answer.body(), answer.etag(), ifNoneMatch);
    }
}
