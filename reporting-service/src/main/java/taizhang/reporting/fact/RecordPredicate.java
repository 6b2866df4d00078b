package taizhang.reporting.fact;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one predicate for all that is no activity ({@link FactPredicate} is that of activities): one constant for each kind
 * of record and each way to ask for it. Figures and their evidence embed these texts, so that a number and the list behind
 * it cannot differ.
 *
 * <p>The texts speak of four row sources that the embedding query provides: {@code f} a row of {@link #facts}, {@code d} a
 * definition with the columns measure, sources, aspects, campaigns, campaign_kinds, states, state_group, due_by, overdue,
 * timeliness, reopened, organization_kinds, based_in_kinds, has_committee and has_small_groups, {@code p} with the column position, {@code
 * ask} with "from", until (the day after the last) and as_of: the day that states, deadlines and stocks are judged by.
 */
public enum RecordPredicate {
    /** Stock: tasks found by the day, by their state of the day. */
    TASKS_STANDING("rectification-tasks", null, "task_span_fact", "ask.as_of", RecordSql.STANDING_TASK, RecordSql.TASK),
    TASKS_FOUND("rectification-tasks", "foundOn", "task_span_fact", "f.found_on", RecordSql.TASK),
    /** Closed in the period and still closed on the day: a later reopening takes it away. */
    TASKS_CLOSED("rectification-tasks", "closedOn", "task_span_fact", "f.closed_on", RecordSql.TASK),
    /** Closings: that a cycle was closed stays true when the task is reopened. */
    CYCLES_CLOSED("rectification-cycles", "closedOn", "task_cycle_fact", "f.closed_on", RecordSql.CYCLE),
    CYCLES_OPENED("rectification-cycles", "openedOn", "task_cycle_fact", "f.opened_on", RecordSql.CYCLE),
    ACTIONS_STANDING("corrective-actions", null, "action_fact", "ask.as_of", RecordSql.ACTION),
    /** By the day on which the task was found. */
    ACTIONS_FOUND("corrective-actions", "foundOn", "action_fact", "f.found_on", RecordSql.ACTION),
    ACTIONS_DONE("corrective-actions", "doneOn", "action_fact", "f.done_on", RecordSql.ACTION),
    CAMPAIGNS_RUNNING("campaigns", null, RecordSql.CAMPAIGNS, "ask.as_of", RecordSql.RUNNING, RecordSql.CAMPAIGN),
    CAMPAIGNS_STARTED("campaigns", "startsOn", RecordSql.CAMPAIGNS, "f.starts_on", RecordSql.CAMPAIGN),
    ORGANIZATIONS_STANDING(
            "organizations", null, RecordSql.ORGANIZATIONS, "ask.as_of", RecordSql.EXISTING, RecordSql.BASED),
    ORGANIZATIONS_FOUNDED("organizations", "validFrom", RecordSql.ORGANIZATIONS, "f.valid_from", RecordSql.BASED);

    private final String of;
    private final @Nullable String on;
    private final String facts;
    private final String day;
    private final String counts;

    RecordPredicate(String of, @Nullable String on, String facts, String day, String... conditions) {
        this.of = of;
        this.on = on;
        this.facts = facts;
        this.day = day;
        StringBuilder all = new StringBuilder(RecordSql.VALID);
        if (on != null) {
            all.append(RecordSql.IN_PERIOD.formatted(day));
        }
        Arrays.stream(conditions).forEach(all::append);
        this.counts = all.append(RecordSql.BELONGS).toString();
    }

    /**
     * @param of what is counted, see the indicator
     * @param on the date that decides; null for a stock
     * @throws IllegalArgumentException when that kind cannot be asked for in that way
     */
    public static RecordPredicate of(String of, @Nullable String on) {
        return Arrays.stream(values())
                .filter(each -> each.of.equals(of) && (on == null ? each.on == null : on.equals(each.on)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(of + " on " + on));
    }

    /** @return the dates that can decide of a flow, the default first; empty for what is no kind of record here */
    public static List<String> dates(String of) {
        return Arrays.stream(values())
                .filter(each -> each.of.equals(of))
                .map(each -> each.on)
                .filter(date -> date != null)
                .toList();
    }

    /** @return whether a stock of that kind can be asked for: an event has none */
    public static boolean hasStock(String of) {
        return Arrays.stream(values()).anyMatch(each -> each.of.equals(of) && each.on == null);
    }

    public String of() {
        return of;
    }

    /** @return the table, or a subselect, whose rows are counted; each has an organization, which can be null */
    public String facts() {
        return facts;
    }

    /** @return the day whose structure decides */
    public String day() {
        return day;
    }

    /** @return whether the fact was valid at the position and the definition counts it */
    public String counts() {
        return counts;
    }
}
