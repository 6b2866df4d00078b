package taizhang.reporting.compliance;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.Explode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.page.Cursor;
import taizhang.api.page.PageParameters;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.reporting.counting.Moments;
import taizhang.reporting.counting.QuestionReader;

@Path("/v1/compliance")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Compliance")
public class ComplianceResource {

    /** A table is judged once and cut from memory. */
    private static final int PAGE_OF_A_TABLE = 20_000;

    private final ComplianceService service;
    private final Moments moments;
    private final Caller caller;
    private final TableAnswer tables;

    ComplianceResource(ComplianceService service, Moments moments, Caller caller, TableAnswer tables) {
        this.service = service;
        this.moments = moments;
        this.caller = caller;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "getCompliance",
            summary = "What was owed, and what has become of it",
            description =
                    "One item for each organization, requirement and period that has begun (and each value, of a requirement"
                            + " with each). An item belongs where the organization stood on the last day of the period, or on"
                            + " its own last day; whoever stands above it on that day sees it whole. States, the first that"
                            + " fits: not-applicable (the organization was not there on every day of the period, or its kind"
                            + " or condition does not fit on the last one); met; met-late (made up in the first makeUpDays"
                            + " days of the next period by what that one does not need); exempt (on the last day); due;"
                            + " missed. totals are those of all items, whatever state and dueWithin list. With groupBy the"
                            + " list is of groups; by organization they are the children, each with its subtree, and the"
                            + " organization itself alone. An item without a minimum has no state and is in no total.")
    @APIResponseSchema(ComplianceAnswer.class)
    @Extension(name = TableAnswer.COLUMNS, value = "with groupBy: group.organization, …, totals.met, …, held")
    public Response get(
            @Parameter(description = "code of the organization; default: all that the caller sees", example = "BUREAU")
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
            @Parameter(description = "codes of requirements, with commas; default: all")
                    @QueryParam("requirement")
                    @Nullable
                    String requirement,
            @Parameter(
                            description =
                                    "in which the last day of each obligation period lies: 2020, 2020-S1 (or 2020-H1),"
                                            + " 2020-Q3, 2020-07 or 2020-01-15/2020-06-30; default: this year, and what was not over"
                                            + " when it began",
                            example = "2020")
                    @QueryParam("period")
                    @Nullable
                    String period,
            @Parameter(
                            description = "comma: any of; default: all but not-applicable",
                            explode = Explode.FALSE,
                            schema = @Schema(implementation = State.class))
                    @QueryParam("state")
                    @Nullable
                    String state,
            @Parameter(
                            description =
                                    "lists what can be fulfilled until one of the next so many days, today included",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "3660"))
                    @QueryParam("dueWithin")
                    @Nullable
                    Integer dueWithin,
            @Parameter(
                            description = "one or two groups: the answer is in that order",
                            schema =
                                    @Schema(
                                            enumeration = {
                                                "requirement",
                                                "organization",
                                                "period",
                                                "requirement,organization",
                                                "requirement,period",
                                                "organization,requirement",
                                                "organization,period",
                                                "period,requirement",
                                                "period,organization"
                                            }))
                    @QueryParam("groupBy")
                    @Nullable
                    String groupBy,
            @Parameter(
                            description =
                                    "all: groups by organization are those of each organization of the subtree alone",
                            schema = @Schema(enumeration = "all"))
                    @QueryParam("depth")
                    @Nullable
                    String depth,
            @Parameter(
                            description =
                                    "position of the ledger: as it was known then, by the requirements and exemptions that were"
                                            + " in force when it was applied; what is over is judged by today")
                    @QueryParam("position")
                    @Nullable
                    Long position,
            @Parameter(
                            description =
                                    "how much of what is written in this service is known, as the link of a summary names it;"
                                            + " default: as at the position")
                    @QueryParam("generation")
                    @Nullable
                    Long generation,
            @Parameter(
                            description =
                                    "instead of position: as it was known at this instant and judged on its day; 422 when it"
                                            + " is to come",
                            example = "2020-06-30T16:00:00Z",
                            schema = @Schema(format = "date-time"))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @BeanParam PageParameters page) {
        ComplianceQuery query = ComplianceReader.read(
                caller.organization(),
                organization,
                scope,
                requirement,
                period,
                state,
                dueWithin,
                groupBy,
                depth,
                moments.read(QuestionReader.PARAMETERS, position, generation, asOf));
        return query.groupBy().isEmpty()
                ? tables.answer(table(query, ObligationItem.class), page.request())
                : tables.answer(table(query, ComplianceGroup.class), page.request());
    }

    private Table<ComplianceRow> table(ComplianceQuery query, Class<? extends ComplianceRow> row) {
        String ofCaller = caller.organization();
        // All pages of one table are cut from one judgement.
        AtomicReference<@Nullable Judgement> judged = new AtomicReference<>();
        @SuppressWarnings("unchecked")
        Class<ComplianceRow> rows = (Class<ComplianceRow>) (Class<?>) row;
        return new Table<>(
                "compliance",
                rows,
                (cursor, limit, withTotal) -> {
                    Cursor after = Cursor.decode(cursor, query, Judgement.KEYS);
                    Judgement judgement = judged.get();
                    if (judgement == null) {
                        judgement = service.judge(query, after, ofCaller);
                        judged.set(judgement);
                    }
                    return judgement.page(after, limit, withTotal);
                },
                Map::of,
                PAGE_OF_A_TABLE);
    }
}
