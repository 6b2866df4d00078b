package taizhang.reporting.figure;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.problem.Problem;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.TableAnswer;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Moments;
import taizhang.reporting.counting.QuestionReader;
import taizhang.reporting.counting.RememberedAnswers;

@Path("/v1/figures")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Figures", description = "Numbers by organization and period, each with the records behind it.")
public class FigureResource {

    private static final String COLUMNS = "comparison is comparison.period, comparison.value and so on";

    private final RememberedFigures figures;
    private final Moments moments;
    private final Caller caller;
    private final TableAnswer tables;

    FigureResource(RememberedFigures figures, Moments moments, Caller caller, TableAnswer tables) {
        this.figures = figures;
        this.moments = moments;
        this.caller = caller;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "getFigures",
            summary = "Figures of indicators",
            description =
                    "One figure for each indicator and period, or for each group of them. Groups by organization are"
                            + " the children, each with its subtree on the days on which it stood there, and the organization"
                            + " itself alone; spread says how far the children lie apart. The subtree of a record is that of its day. Groups add up to the whole, except"
                            + " those of ratios, of what is counted once (different organizations or aspects), of stocks by"
                            + " month, and by month of what is judged by its state: a task that is fixed in March, reopened"
                            + " and fixed again in May is fixed in both months, and once in the half-year.")
    @APIResponseSchema(FigureAnswer.class)
    @Extension(name = TableAnswer.COLUMNS, value = COLUMNS)
    @APIResponse(
            responseCode = "422",
            description = "groups by type of what is no activity, or an instant that is to come",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "definitions were changing all the time; ask again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(
            @Parameter(description = "codes of indicators, with commas", example = "lectures-given", required = true)
                    @QueryParam("indicator")
                    @Nullable
                    String indicator,
            @Parameter(description = "code of the organization", example = "BUREAU", required = true)
                    @QueryParam("organization")
                    @Nullable
                    String organization,
            @Parameter(
                            description = "self: the organization alone",
                            schema =
                                    @Schema(
                                            enumeration = {"subtree", "self"},
                                            defaultValue = "subtree"))
                    @QueryParam("scope")
                    @Nullable
                    String scope,
            @Parameter(
                            description = "with commas: 2020, 2020-S1 (or 2020-H1), 2020-Q3, 2020-07 or"
                                    + " 2020-01-15/2020-06-30",
                            example = "2020",
                            required = true)
                    @QueryParam("period")
                    @Nullable
                    String period,
            @Parameter(
                            description =
                                    "one or two groups: the answer is in that order; month is in place of the periods",
                            example = "type,month",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "organization",
                                                "period",
                                                "type",
                                                "month",
                                                "organization,period",
                                                "organization,type",
                                                "organization,month",
                                                "period,organization",
                                                "period,type",
                                                "period,month",
                                                "type,organization",
                                                "type,period",
                                                "type,month",
                                                "month,organization",
                                                "month,period",
                                                "month,type"
                                            }))
                    @QueryParam("groupBy")
                    @Nullable
                    String groupBy,
            @Parameter(
                            description = "also the same period a year before",
                            schema = @Schema(enumeration = "previous-year"))
                    @QueryParam("compare")
                    @Nullable
                    String compare,
            @Parameter(
                            description =
                                    "position of the ledger: the figures as they were known then, by the definitions that were"
                                            + " in force when it was applied")
                    @QueryParam("position")
                    @Nullable
                    Long position,
            @Parameter(
                            description =
                                    "instead of position: the figures as they were known at this instant, by all that had"
                                            + " been written by then; 422 when it is to come",
                            example = "2020-06-30T16:00:00Z",
                            schema = @Schema(format = "date-time"))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        QuestionReader reader = QuestionReader.PARAMETERS;
        reader.requireAll(List.of("indicator", "organization", "period"), indicator, organization, period);
        List<Period> periods = reader.list("period", reader.required("period", period)).stream()
                .map(text -> reader.period("period", text))
                .distinct()
                .toList();
        FigureQuery query = FigureReader.bounded(
                reader,
                "period",
                new FigureQuery(
                        FigureReader.codes(reader, indicator),
                        null,
                        reader.required("organization", organization),
                        reader.own(scope),
                        periods,
                        FigureReader.groups(reader, groupBy),
                        FigureReader.compare(reader, compare),
                        moments.read(reader, position, asOf)));
        return answer(query, ifNoneMatch);
    }

    @POST
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "countFigures", summary = "Figures of a definition that no indicator covers")
    @APIResponse(
            responseCode = "409",
            description = "definitions were changing all the time; ask again",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponseSchema(FigureAnswer.class)
    @Extension(name = TableAnswer.COLUMNS, value = COLUMNS)
    public Response post(@Nullable FigureRequest body) {
        FigureRequest request = UnreadableBody.required(body);
        QuestionReader reader = QuestionReader.BODY;
        List<String> periods = request.periods() == null ? List.of() : request.periods();
        reader.requireAll(
                List.of("definition", "organization", "periods"),
                request.definition(),
                request.organization(),
                periods.isEmpty() ? null : periods);
        FigureQuery query = FigureReader.bounded(
                reader,
                "periods",
                new FigureQuery(
                        List.of(),
                        reader.inline(request.definition()),
                        reader.required("organization", request.organization()),
                        reader.own(request.scope()),
                        IntStream.range(0, periods.size())
                                .mapToObj(i -> reader.period("periods/" + i, periods.get(i)))
                                .distinct()
                                .toList(),
                        FigureReader.groups(reader, request.groupBy()),
                        FigureReader.compare(reader, request.compare()),
                        moments.read(reader, request.position(), request.asOf())));
        return answer(query, null);
    }

    private Response answer(FigureQuery query, @Nullable String ifNoneMatch) {
        RememberedAnswers.Answer<FigureAnswer> answer = figures.answer(query, caller.organization());
        return tables.answer("figures", Figure.class, answer.body(), answer.etag(), ifNoneMatch);
    }
}
