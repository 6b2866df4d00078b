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
import taizhang.reporting.fact.OrganizationAmount;
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
        activities(statement, definition.where(), "");
        String quantity = definition.quantity();
        if (quantity != null) {
            statement.add("and " + ActivityPredicate.SUMMED).set("quantity", quantity);
        }
        String atMost = definition.where().atMost();
        if (atMost != null) {
            statement.add("and " + ActivityPredicate.STATES_MOST).set("atMost", atMost);
        }
    }

    private static void activities(Statement statement, Where where, String no) {
        for (GivenCondition given : of(where, Indicator.ACTIVITIES)) {
            statement.add("and " + given.condition.given(ActivityPredicate.DAY, no));
            given.set(statement, no);
        }
        if (where.attributes() != null) {
            int attribute = 0;
            for (Map.Entry<String, List<String>> each : where.attributes().entrySet()) {
                String name = attribute + no;
                statement
                        .add("and " + ActivityPredicate.attribute(name))
                        .set("attribute" + name, each.getKey())
                        .set("values" + name, Json.text(each.getValue()));
                attribute++;
            }
        }
    }

    /**
     * Adds the conditions of a definition of anything else, to a statement that speaks of {@code f}, {@code ask} and {@code w}.
     *
     * @param no ends the names of their parameters
     * @param sight of the statement
     */
    static Statement records(Statement statement, Indicator definition, String no, Sight sight) {
        for (GivenCondition given : of(definition.where(), definition.of())) {
            statement.add("and " + given.condition.given(definition.predicate().day(), no));
            given.set(statement, no);
        }
        List<Where> held = definition.where().held();
        for (int i = 0; held != null && i < held.size(); i++) {
            statement.add("and " + ActivityPredicate.HELD);
            if (!sight.isOfMost()) {
                statement.add(ActivityPredicate.HELD_BY_SEEN);
            }
            activities(statement, held.get(i), no + "Held" + i);
            statement.add(")");
        }
        String quantity = definition.quantity();
        if (quantity != null) {
            statement
                    .add("and " + OrganizationAmount.sql(quantity, ":post" + no) + " is not null")
                    .set("post" + no, OrganizationAmount.post(quantity));
        }
        return statement;
    }

    /** @return all but those on attributes, quantities and what organizations have held */
    private static List<GivenCondition> of(Where where, String of) {
        List<GivenCondition> all = new ArrayList<>();
        add(all, Condition.TYPES, where.types());
        add(all, Condition.CATEGORIES, where.categories());
        add(all, Condition.QUANTITIES, where.quantities());
        add(all, Condition.THEMES, where.themes());
        add(all, of.equals("campaigns") ? Condition.CAMPAIGN_CODES : Condition.CAMPAIGNS, where.campaigns());
        boolean own = of.equals(Indicator.ORGANIZATIONS);
        add(all, own ? Condition.OWN_KINDS : Condition.ORGANIZATION_KINDS, where.organizationKinds());
        add(all, own ? Condition.OWN_COMMITTEE : Condition.HAS_COMMITTEE, where.hasCommittee());
        add(all, own ? Condition.OWN_SMALL_GROUPS : Condition.HAS_SMALL_GROUPS, where.hasSmallGroups());
        add(all, Condition.BASED_IN_KINDS, where.basedInKinds());
        add(all, Condition.CAMPAIGN_KINDS, where.campaignKinds());
        add(all, Condition.SOURCES, where.sources());
        add(all, Condition.ASPECTS, where.aspects());
        add(all, of.equals("corrective-actions") ? Condition.ACTION_STATES : Condition.STATES, states(where));
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
