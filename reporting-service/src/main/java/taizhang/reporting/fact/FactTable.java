package taizhang.reporting.fact;

import java.util.List;

/**
 * A table that facts are kept in, for those who keep them a second time: with other tables of these names in front of the
 * search path, the statements that write and read the first ones write and read those.
 *
 * @param columns that are written: all but the generated ones
 * @param key columns that identify a row well enough to find the same one
 */
public record FactTable(String name, String columns, String key) {

    private static final FactTable ORGANIZATION = new FactTable(
            "organization_fact",
            "code, from_position, to_position, name_zh, name_en, kind, valid_from, valid_to, version, based_in",
            "code, from_position");
    private static final FactTable TOTAL = new FactTable(
            "organization_total_fact",
            "organization, during, kind, has_committee, has_small_groups, member_count, staff_count, posts_filled,"
                    + " from_position, to_position",
            "organization, from_position, during");
    private static final FactTable PLACEMENT = new FactTable(
            "placement_fact", "organization, parent, during, from_position, to_position", "organization, during");
    private static final FactTable ANCESTRY = new FactTable(
            "ancestry_fact",
            "organization, ancestor, depth, during, from_position, to_position",
            "organization, ancestor, during, from_position");
    private static final FactTable TYPE = new FactTable(
            "activity_type_fact",
            "code, category, name_zh, name_en, from_position, to_position, quantities, attributes",
            "code, from_position");
    private static final FactTable ACTIVITY = new FactTable(
            "activity_fact",
            "id, from_position, to_position, version, type, category, organization, held_on, occurrence, status,"
                    + " count, quantities, attributes, themes, campaign, title",
            "id, from_position");
    private static final FactTable TASK = new FactTable(
            "task_fact",
            "id, from_position, to_position, version, organization, supervisor, source, aspect, campaign, title,"
                    + " owner, found_on, due_on, state, cycle, closed_on, voided_on",
            "id, from_position");
    private static final FactTable TASK_SPAN = new FactTable(
            "task_span_fact",
            "task, from_position, to_position, organization, source, aspect, campaign, found_on, during, state,"
                    + " due_on, cycle, closed_on",
            "task, from_position, during");
    private static final FactTable TASK_CYCLE = new FactTable(
            "task_cycle_fact",
            "task, from_position, to_position, number, organization, source, aspect, campaign, found_on,"
                    + " opened_on, closed_on, due_on, timeliness, reopened_on, voided_on",
            "task, from_position, number");
    private static final FactTable ACTION = new FactTable(
            "action_fact",
            "id, from_position, to_position, task, organization, source, aspect, campaign, title, found_on,"
                    + " voided_on, due_on, state, done_on, kept_up",
            "id, from_position");
    private static final FactTable CAMPAIGN = new FactTable(
            "campaign_fact",
            "code, from_position, to_position, version, kind, name_zh, name_en, lead_organization, starts_on, ends_on",
            "code, from_position");

    /** Those that changes of organizations are written to. */
    public static final List<FactTable> OF_ORGANIZATIONS = List.of(ORGANIZATION, TOTAL, PLACEMENT, ANCESTRY);

    /** Those that changes of activities are written to. */
    public static final List<FactTable> OF_ACTIVITIES = List.of(ACTIVITY);

    /** Those that changes of rectification tasks are written to. */
    public static final List<FactTable> OF_TASKS = List.of(TASK, TASK_SPAN, TASK_CYCLE, ACTION);

    public static final List<FactTable> ALL = List.of(
            ORGANIZATION, TOTAL, PLACEMENT, ANCESTRY, TYPE, ACTIVITY, TASK, TASK_SPAN, TASK_CYCLE, ACTION, CAMPAIGN);
}
