package taizhang.reporting.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;

/** What a record must be like to be counted: every field that is given must fit; of a list any value will do. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "IndicatorWhere",
        description = "What is counted: every field that is given must fit, of a list any value will do.")
public record Where(
        @Schema(description = "codes of activity types") @Nullable List<String> types,
        @Schema(description = "categories of activity types") @Nullable List<String> categories,
        @Schema(
                        type = SchemaType.OBJECT,
                        description = "attribute code to its wanted values; a record must have each of the attributes",
                        examples = "{\"lecturer-role\": [\"party-group-secretary\"]}")
                @Nullable
                Map<String, List<String>> attributes,
        @Schema(description = "codes of quantities that the record states, all of them") @Nullable
                List<String> quantities,
        @Schema(
                        maxLength = 200,
                        description =
                                "of a sum: code of a quantity; of each record no more is summed than it states of this one, and"
                                        + " nothing of those that do not state it",
                        examples = "expected-attendees")
                @Nullable
                String atMost,
        @Nullable List<String> themes,
        @Schema(description = "codes of campaigns") @Nullable List<String> campaigns,
        @Schema(
                        type = SchemaType.ARRAY,
                        implementation = OrganizationKind.class,
                        description = "of the organization that a record belongs to")
                @Nullable
                List<String> organizationKinds,
        @Schema(
                        type = SchemaType.ARRAY,
                        implementation = OrganizationKind.class,
                        description = "of organizations: of the department or unit that they are based in")
                @Nullable
                List<String> basedInKinds,
        @Schema(
                        maxItems = Where.MOST_HELD,
                        description =
                                "of organizations as a stock, what is asked of activities: for each of these an approved, held"
                                        + " activity of their own in the period fits")
                @Nullable
                List<Where> held,
        @Nullable Boolean hasCommittee,
        @Nullable Boolean hasSmallGroups,
        @Schema(
                        type = SchemaType.ARRAY,
                        implementation = TaskSource.class,
                        description = "of rectification tasks, their cycles and corrective actions")
                @Nullable
                List<String> sources,
        @Schema(description = "of rectification tasks, their cycles and corrective actions; - stands for those without")
                @Nullable
                List<String> aspects,
        @Schema(description = "of rectification tasks and corrective actions, as of the last day of the period")
                @Nullable
                List<String> states,
        @Schema(
                        enumeration = {"open", "fixed"},
                        description = "of rectification tasks and corrective actions, as of that day")
                @Nullable
                String group,
        @Schema(
                        description =
                                "of rectification tasks and corrective actions: the deadline in force on that day is"
                                        + " not after this date, or (overdue) is before that day",
                        examples = "overdue")
                @Nullable
                String dueBy,
        @Schema(description = "of rectification cycles: on-time, late") @Nullable List<String> timeliness,
        @Schema(description = "of rectification cycles: whether a reopening opened them") @Nullable Boolean reopened,
        @Schema(description = "kinds of campaigns") @Nullable List<String> campaignKinds,
        @Schema(description = "of targets: codes of the indicators that they are of") @Nullable
                List<String> indicators) {

    public static final String OVERDUE = "overdue";

    /** Stands for the tasks that have no aspect; no aspect is written so. */
    public static final String WITHOUT_ASPECT = "-";

    static final int MOST_HELD = 10;

    static final Where ANYTHING = new Where(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null, null);

    /** @return whether it asks for nothing of activities but what types they have; as {@code taizhang.reporting.cell.Cells} of all activities know it */
    boolean asksOnlyOfTypes() {
        return attributes == null
                && quantities == null
                && atMost == null
                && themes == null
                && campaigns == null
                && organizationKinds == null
                && hasCommittee == null
                && hasSmallGroups == null;
    }

    /** @return the fields that are given, by their names */
    SortedMap<String, Object> given() {
        return Json.CANONICAL.convertValue(this, new TypeReference<TreeMap<String, Object>>() {});
    }

    Where with(String field, Object value) {
        Map<String, Object> fields = given();
        fields.put(field, value);
        return Json.CANONICAL.convertValue(fields, Where.class);
    }
}
