package taizhang.reporting.evidence;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import taizhang.api.page.PageParameters;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.Problem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.api.time.Today;
import taizhang.reporting.counting.EvidenceItem;
import taizhang.reporting.counting.Moments;
import taizhang.reporting.counting.QuestionReader;
import taizhang.reporting.counting.Records;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.IndicatorBody;
import taizhang.reporting.indicator.Indicators;
import taizhang.reporting.problem.ReportingRule;

@Path("/v1/evidence")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Figures")
public class EvidenceResource {

    /** Each page matches all records of the figure, so that few large ones are far cheaper than many. */
    private static final int PAGE_OF_A_TABLE = 20_000;

    private final EvidenceService service;
    private final ObligationEvidence obligations;
    private final Moments moments;
    private final Caller caller;
    private final Today today;
    private final TableAnswer tables;

    EvidenceResource(
            EvidenceService service,
            ObligationEvidence obligations,
            Moments moments,
            Caller caller,
            Today today,
            TableAnswer tables) {
        this.service = service;
        this.obligations = obligations;
        this.moments = moments;
        this.caller = caller;
        this.today = today;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "getEvidence",
            summary = "The records behind a figure",
            description =
                    "Every figure carries its link. The contributions of all pages add up to its value; those of a"
                            + " ratio to its numerator. Small totals of discipline figures answer 403 suppressed.")
    @APIResponseSchema(EvidencePage.class)
    @Extension(name = TableAnswer.COLUMNS, value = "their contributions add up to the figure")
    @APIResponse(
            responseCode = "422",
            description = "a rule is broken by the definition, or the instant is to come",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response list(
            @Parameter(description = "code of an indicator; this or definition", example = "lectures-given")
                    @QueryParam("indicator")
                    @Nullable
                    String indicator,
            @Parameter(
                            description =
                                    "version of the indicator; default: the one in force at the position (404 when there was none)")
                    @QueryParam("version")
                    @Nullable
                    Long version,
            @Parameter(
                            description =
                                    "code of a requirement, in place of an indicator: what its organization held itself, seen whole"
                                            + " by whoever stands above it on the last day of the period")
                    @QueryParam("requirement")
                    @Nullable
                    String requirement,
            @Parameter(description = "with a requirement that asks for each value of an attribute: one of these")
                    @QueryParam("value")
                    @Nullable
                    String value,
            @Parameter(description = "an inline definition as JSON; this or indicator")
                    @QueryParam("definition")
                    @Nullable
                    String definition,
            @Parameter(description = "code of the organization", required = true) @QueryParam("organization") @Nullable
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
            @Parameter(description = "one period, written as for figures", required = true)
                    @QueryParam("period")
                    @Nullable
                    String period,
            @Parameter(description = "position of the ledger; default: the present one")
                    @QueryParam("position")
                    @Nullable
                    Long position,
            @Parameter(
                            description =
                                    "of entries and targets: how much of what is written in this service is known, as the"
                                            + " link of a figure names it; default: as at the position")
                    @QueryParam("generation")
                    @Nullable
                    Long generation,
            @Parameter(description = "only activities of this type; 400 when there is none of that code")
                    @QueryParam("type")
                    @Nullable
                    String type,
            @Parameter(description = "only days on which the organization stood directly under this one")
                    @QueryParam("parent")
                    @Nullable
                    String parent,
            @Parameter(
                            description = "pending: the records that are not approved yet",
                            schema =
                                    @Schema(
                                            enumeration = {Records.VALUE, Records.PENDING},
                                            defaultValue = Records.VALUE))
                    @QueryParam("standing")
                    @Nullable
                    String standing,
            @Parameter(
                            description =
                                    "a day, not of activities: the one that states, deadlines and stocks are judged"
                                            + " by; default: the last of the period, today at most. Or an instant, instead of"
                                            + " position: the records as they were known then",
                            example = "2020-06-30T16:00:00Z")
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @BeanParam PageParameters page) {
        QuestionReader reader = QuestionReader.PARAMETERS;
        if (requirement != null) {
            refuseOthers(
                    indicator,
                    definition,
                    "self".equals(scope) ? null : scope,
                    generation,
                    type,
                    parent,
                    standing,
                    asOf);
            return ofRequirement(requirement, value, version, organization, period, position, page);
        }
        if (value != null) {
            throw reader.fault("value", ReportingRule.NOT_FITTING, "indicator");
        }
        reader.requireAll(
                List.of("indicator", "organization", "period"),
                definition == null ? indicator : definition,
                organization,
                period);
        reader.one("standing", standing, List.of(Records.VALUE, Records.PENDING));
        // A day is what states are judged by; an instant is how much is known.
        String instant = asOf != null && asOf.contains("T") ? asOf : null;
        EvidenceQuery query = new EvidenceQuery(
                definition == null ? reader.required("indicator", indicator) : null,
                version,
                definition == null ? null : inline(indicator, version, definition),
                reader.required("organization", organization),
                reader.own(scope),
                reader.period("period", period),
                moments.read(reader, position, generation, instant),
                type == null ? null : reader.required("type", type),
                parent == null ? null : reader.required("parent", parent),
                standing == null ? Records.VALUE : standing,
                reader.day("asOf", instant == null ? asOf : null, today.date()));
        return tables.answer(
                new Table<>(
                        "evidence",
                        EvidenceItem.class,
                        (after, size, withTotal) -> service.page(query, after, size, caller.organization()),
                        Map::of,
                        PAGE_OF_A_TABLE),
                page.request());
    }

    /** Of a requirement it is settled what is counted and as of when: what is asked for beside it would not be heeded. */
    private static void refuseOthers(
            @Nullable String indicator,
            @Nullable String definition,
            @Nullable String scope,
            @Nullable Long generation,
            @Nullable String type,
            @Nullable String parent,
            @Nullable String standing,
            @Nullable String asOf) {
        Map<String, @Nullable Object> others = new LinkedHashMap<>();
        others.put("indicator", indicator);
        others.put("definition", definition);
        others.put("scope", scope);
        others.put("generation", generation);
        others.put("type", type);
        others.put("parent", parent);
        others.put("standing", standing);
        others.put("asOf", asOf);
        List<Violation> given = others.entrySet().stream()
                .filter(other -> other.getValue() != null)
                .map(other -> Violation.ofParameter(other.getKey(), ReportingRule.NOT_FITTING, "requirement"))
                .toList();
        if (!given.isEmpty()) {
            throw ProblemException.of(HttpProblem.INVALID_PARAMETER, given);
        }
    }

    private Response ofRequirement(
            String requirement,
            @Nullable String value,
            @Nullable Long version,
            @Nullable String organization,
            @Nullable String period,
            @Nullable Long position,
            PageParameters page) {
        QuestionReader reader = QuestionReader.PARAMETERS;
        reader.requireAll(List.of("organization", "period"), organization, period);
        ObligationEvidence.Query query = new ObligationEvidence.Query(
                requirement,
                version,
                value,
                reader.required("organization", organization),
                reader.period("period", period),
                reader.position(position));
        return tables.answer(
                new Table<>(
                        "evidence",
                        EvidenceItem.class,
                        (after, size, withTotal) -> obligations.page(query, after, size, caller.organization()),
                        Map::of,
                        PAGE_OF_A_TABLE),
                page.request());
    }

    private static Indicator inline(@Nullable String indicator, @Nullable Long version, String definition) {
        if (indicator != null || version != null) {
            throw ProblemException.parameter(
                    "definition", ReportingRule.NOT_FITTING, indicator != null ? "indicator" : "version");
        }
        if (definition.length() > QuestionReader.LONGEST_DEFINITION) {
            throw ProblemException.parameter("definition", FieldRule.TOO_LONG, QuestionReader.LONGEST_DEFINITION);
        }
        IndicatorBody body = Indicators.read(definition);
        if (body == null) {
            throw ProblemException.of(
                    HttpProblem.UNREADABLE,
                    List.of(Violation.ofParameter("definition", FieldRule.UNREADABLE, "definition (JSON)")));
        }
        return QuestionReader.PARAMETERS.inline(body);
    }
}
