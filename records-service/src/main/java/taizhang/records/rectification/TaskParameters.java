package taizhang.records.rectification;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.Explode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import taizhang.api.parameter.FilterReader;
import taizhang.api.problem.FieldRule;

/** The query parameters of a list of tasks. */
public class TaskParameters {

    private static final List<String> SCOPES = List.of("self", "subtree");
    private static final List<String> GROUPS = List.of("open", "fixed");
    private static final List<String> SORTS = List.of("foundOn", "-foundOn");

    @QueryParam("organization")
    @Parameter(description = "code; 404 when the caller cannot see it")
    @Nullable
    String organization;

    @QueryParam("scope")
    @Parameter(
            description = "with organization: itself alone, or with all that were below it on foundOn (with overdueOn:"
                    + " on that day)",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"self", "subtree"},
                            defaultValue = "subtree"))
    @Nullable
    String scope;

    @QueryParam("source")
    @Parameter(
            description = "comma: any of",
            explode = Explode.FALSE,
            schema = @Schema(implementation = TaskSource.class))
    @Nullable
    String source;

    @QueryParam("state")
    @Parameter(
            description = "present states; comma: any of",
            explode = Explode.FALSE,
            schema = @Schema(implementation = TaskStatus.class))
    @Nullable
    String state;

    @QueryParam("group")
    @Parameter(
            description = "open: found, planned, in-progress, reopened; fixed: done, verified, kept-up; comma: any of",
            explode = Explode.FALSE,
            schema = @Schema(enumeration = {"open", "fixed"}))
    @Nullable
    String group;

    @QueryParam("overdueOn")
    @Parameter(
            description = "open on that day, with the deadline then in force before it",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Nullable
    String overdueOn;

    @QueryParam("campaign")
    @Parameter(description = "codes of campaigns; comma: any of; 404 when the caller cannot see one")
    @Nullable
    String campaign;

    @QueryParam("aspect")
    @Parameter(description = "comma: any of")
    @Nullable
    String aspect;

    @QueryParam("foundFrom")
    @Parameter(description = "first day of foundOn", schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Nullable
    String foundFrom;

    @QueryParam("foundTo")
    @Parameter(description = "last day of foundOn", schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Nullable
    String foundTo;

    @QueryParam("dueBefore")
    @Parameter(
            description = "with a present deadline before this day",
            schema = @Schema(type = SchemaType.STRING, format = "date"))
    @Nullable
    String dueBefore;

    @QueryParam("q")
    @Parameter(
            description = "two or more characters that stand together in the title or in the description",
            example = "台账")
    @Nullable
    String q;

    @QueryParam("sort")
    @Parameter(
            description = "by foundOn, then id; - is descending",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"foundOn", "-foundOn"},
                            defaultValue = "foundOn"))
    @Nullable
    String sort;

    /** @throws taizhang.api.problem.ProblemException 400 {@code invalid-parameter} with all that cannot be read */
    TaskQuery query(@Nullable String visibleTo) {
        FilterReader reader = new FilterReader();
        reader.one("scope", scope, SCOPES);
        if (organization == null && scope != null) {
            reader.add("organization", FieldRule.REQUIRED);
        }
        LocalDate from = reader.day("foundFrom", foundFrom);
        LocalDate to = reader.day("foundTo", foundTo);
        reader.inOrder(from, "foundTo", to);
        TaskQuery query = new TaskQuery(
                visibleTo,
                reader.code("organization", organization),
                !"self".equals(scope),
                reader.anyOf("source", source, TaskRules.SOURCES),
                states(reader),
                reader.day("overdueOn", overdueOn),
                reader.codes("campaign", campaign),
                reader.kebabs("aspect", aspect),
                from,
                to,
                reader.day("dueBefore", dueBefore),
                reader.text("q", q, 2),
                "-foundOn".equals(reader.one("sort", sort, SORTS)));
        reader.throwIfAny();
        return query;
    }

    /** State and group together are both of them: only states that are in both can match. */
    private @Nullable List<String> states(FilterReader reader) {
        List<String> states = reader.anyOf("state", state, TaskStatus.CODES);
        List<String> groups = reader.anyOf("group", group, GROUPS);
        if (groups == null) {
            return states;
        }
        List<String> ofGroups = groups.stream()
                .filter(GROUPS::contains)
                .flatMap(one -> TaskStatus.group(one).stream())
                .toList();
        return states == null
                ? ofGroups
                : states.stream().filter(ofGroups::contains).toList();
    }
}
