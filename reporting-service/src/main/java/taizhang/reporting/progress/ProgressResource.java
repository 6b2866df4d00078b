package taizhang.reporting.progress;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.table.TableAnswer;
import taizhang.api.time.Period;
import taizhang.api.time.Today;
import taizhang.reporting.counting.AnswerTag;
import taizhang.reporting.counting.Provenance;
import taizhang.reporting.counting.QuestionReader;

@Path("/v1/rectification-progress")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Rectification", description = "How far rectification has come, each number with the records behind it.")
public class ProgressResource {

    private final Progress service;
    private final Caller caller;
    private final Today today;
    private final TableAnswer tables;

    ProgressResource(Progress service, Caller caller, Today today, TableAnswer tables) {
        this.service = service;
        this.caller = caller;
        this.today = today;
        this.tables = tables;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "getRectificationProgress",
            summary = "How far rectification has come",
            description =
                    "found, onTime, late and reopened are what happened in the period until asOf; open, fixed, verified,"
                            + " keptUp and overdue are what is so on asOf. A task that is void by then is in none. Groups by"
                            + " organization are the children, each with its subtree on the days on which it stood there, and"
                            + " the organization itself alone. Groups by source or aspect are those that occur; the tasks"
                            + " without an aspect are a group of their own, whose aspect is null (in a definition: \"-\").")
    @APIResponseSchema(ProgressAnswer.class)
    @Extension(name = TableAnswer.COLUMNS, value = "what is nested has a dot (group.source, open.value)")
    public Response get(
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
                            description = "2020, 2020-S1 (or 2020-H1), 2020-Q3, 2020-07 or 2020-01-15/2020-06-30",
                            example = "2020",
                            required = true)
                    @QueryParam("period")
                    @Nullable
                    String period,
            @Parameter(
                            description = "a day, not after today; default: the last day of the period, today at most",
                            example = "2020-06-30",
                            schema = @Schema(format = "date"))
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @Parameter(schema = @Schema(implementation = GroupBy.class)) @QueryParam("groupBy") @Nullable
                    String groupBy,
            @Parameter(description = "position of the ledger: the numbers as they were known then")
                    @QueryParam("position")
                    @Nullable
                    Long position,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        ProgressQuery query = read(organization, scope, period, asOf, groupBy, position);
        Progress.Answer answer = service.answer(query, caller.organization());
        Provenance provenance = Provenance.of(answer.position(), today.instant());
        ProgressAnswer body = new ProgressAnswer(provenance, query.asOf(), answer.items());
        String tag = AnswerTag.of(answer.position(), query, caller.organization(), answer.generation());
        return tables.answer("rectification-progress", ProgressItem.class, body, tag, ifNoneMatch);
    }

    private ProgressQuery read(
            @Nullable String organization,
            @Nullable String scope,
            @Nullable String periodText,
            @Nullable String asOf,
            @Nullable String groupBy,
            @Nullable Long position) {
        QuestionReader reader = QuestionReader.PARAMETERS;
        reader.requireAll(List.of("organization", "period"), organization, periodText);
        Period period = reader.period("period", periodText);
        LocalDate day = reader.day("asOf", asOf, today.date());
        return new ProgressQuery(
                reader.required("organization", organization),
                reader.own(scope),
                period,
                day != null ? day : period.last().isAfter(today.date()) ? today.date() : period.last(),
                groupBy == null ? null : reader.group(groupBy, GroupBy.class),
                reader.position(position));
    }
}
