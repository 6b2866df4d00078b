package taizhang.reporting.counting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Statement;
import taizhang.api.json.Json;
import taizhang.reporting.fact.ActivityPredicate;
import taizhang.reporting.fact.Condition;
import taizhang.reporting.fact.TaskState;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Where;

/**
 * A condition that a definition has, with the value that it asks for.
 *
 * @param value a list of texts, a day or a boolean; null where the condition asks for none
 */
record GivenCondition(Condition condition, @Nullable Object value) {

    /** Adds the conditions of a definition of activities, with their values, to a statement that speaks of {@code f}. */
    static void activities(Statement statement, Indicator definition) {
        for (GivenCondition given : of(definition)) {
            statement.add("and " + given.condition.given(ActivityPredicate.DAY, ""));
            given.set(statement, "");
        }
        Map<String, List<String>> attributes = definition.where().attributes();
        if (attributes != null) {
            int no = 0;
            for (Map.Entry<String, List<String>> each : attributes.entrySet()) {
                statement
                        .add("and " + ActivityPredicate.attribute(no))
                        .set("attribute" + no, each.getKey())
                        .set("values" + no, Json.text(each.getValue()));
                no++;
            }
        }
        String quantity = definition.quantity();
        if (quantity != null) {
            statement.add("and " + ActivityPredicate.SUMMED).set("quantity", quantity);
        }
    }

    /** @return all but those on attributes and quantities, which only activities have */
    static List<GivenCondition> of(Indicator definition) {
        Where where = definition.where();
        List<GivenCondition> all = new ArrayList<>();
        add(all, Condition.TYPES, where.types());
        add(all, Condition.CATEGORIES, where.categories());
        add(all, Condition.THEMES, where.themes());
        add(
                all,
                definition.of().equals("campaigns") ? Condition.CAMPAIGN_CODES : Condition.CAMPAIGNS,
                where.campaigns());
        add(all, Condition.ORGANIZATION_KINDS, where.organizationKinds());
        add(all, Condition.HAS_COMMITTEE, where.hasCommittee());
        add(all, Condition.HAS_SMALL_GROUPS, where.hasSmallGroups());
        add(all, Condition.BASED_IN_KINDS, where.basedInKinds());
        add(all, Condition.CAMPAIGN_KINDS, where.campaignKinds());
        add(all, Condition.SOURCES, where.sources());
        add(all, Condition.ASPECTS, where.aspects());
        add(
                all,
                definition.of().equals("corrective-actions") ? Condition.ACTION_STATES : Condition.STATES,
                states(where));
        if (Where.OVERDUE.equals(where.dueBy())) {
            all.add(new GivenCondition(Condition.OVERDUE, null));
        } else if (where.dueBy() != null) {
            all.add(new GivenCondition(Condition.DUE_BY, LocalDate.parse(where.dueBy())));
        }
        add(all, Condition.TIMELINESS, where.timeliness());
        add(all, Condition.REOPENED, where.reopened());
        return all;
    }

    private static void add(List<GivenCondition> all, Condition condition, @Nullable Object value) {
        if (value != null) {
            all.add(new GivenCondition(condition, value));
        }
    }

    /** @return the states that are asked for by themselves and by their group; null: any */
    static @Nullable List<String> states(Where where) {
        List<String> states = where.states();
        if (where.group() == null) {
            return states;
        }
        return TaskState.states(where.group()).stream()
                .filter(state -> states == null || states.contains(state))
                .toList();
    }

    /** @param no what the name of the parameter ends in */
    void set(Statement statement, String no) {
        if (value instanceof List<?> values) {
            statement.setArray(condition.parameter() + no, "text", values);
        } else if (value != null) {
            statement.set(condition.parameter() + no, value);
        }
    }
}
