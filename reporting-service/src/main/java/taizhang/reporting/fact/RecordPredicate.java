package taizhang.reporting.fact;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one predicate for all that is no activity ({@link ActivityPredicate} is that of activities): one constant for each
 * kind of record and each way to ask for it. Figures and their evidence embed these texts, so that a number and the list
 * behind it cannot differ.
 *
 * <p>The texts speak of row sources that the embedding query provides: {@code f} a row of {@link #facts}, {@code p} with the
 * column {@code position}, {@code ask} with "from", until (the day after the last) and as_of: the day that states,
 * deadlines and stocks are judged by. What a definition asks beyond is said by {@link Condition}.
 */
public enum RecordPredicate {
    /** Stock: tasks found by the day, by their state of the day. The first condition is in the words of an index. */
    TASKS_STANDING("rectification-tasks", null, "task_span_fact", "ask.as_of", "f.found_on <= ask.as_of", Sql.STANDS),
    TASKS_FOUND("rectification-tasks", "foundOn", "task_span_fact", "f.found_on", Sql.STANDS),
    /** Closed in the period and still closed on the day: a later reopening takes it away. */
    TASKS_CLOSED("rectification-tasks", "closedOn", "task_span_fact", "f.closed_on", Sql.STANDS),
    /** Closings: that a cycle was closed stays true when the task is reopened. */
    CYCLES_CLOSED("rectification-cycles", "closedOn", "task_cycle_fact", "f.closed_on", Sql.NOT_VOIDED),
    CYCLES_OPENED("rectification-cycles", "openedOn", "task_cycle_fact", "f.opened_on", Sql.NOT_VOIDED),
    ACTIONS_STANDING("corrective-actions", null, "action_fact", "ask.as_of", Sql.NOT_VOIDED, Sql.FOUND),
    /** By the day on which the task was found. */
    ACTIONS_FOUND("corrective-actions", "foundOn", "action_fact", "f.found_on", Sql.NOT_VOIDED, Sql.FOUND),
    ACTIONS_DONE("corrective-actions", "doneOn", "action_fact", "f.done_on", Sql.NOT_VOIDED, Sql.FOUND),
    CAMPAIGNS_RUNNING(
            "campaigns",
            null,
            Sql.CAMPAIGNS,
            "ask.as_of",
            "f.starts_on <= ask.as_of and (f.ends_on is null or f.ends_on >= ask.as_of)"),
    CAMPAIGNS_STARTED("campaigns", "startsOn", Sql.CAMPAIGNS, "f.starts_on"),
    ORGANIZATIONS_STANDING(
            "organizations",
            null,
            Sql.ORGANIZATIONS,
            "ask.as_of",
            "f.valid_from <= ask.as_of and (f.valid_to is null or f.valid_to >= ask.as_of)",
            Sql.TOTALS.formatted("ask.as_of")),
    ORGANIZATIONS_FOUNDED(
            "organizations", "validFrom", Sql.ORGANIZATIONS, "f.valid_from", Sql.TOTALS.formatted("f.valid_from"));

    private static final class Sql {
        static final String CAMPAIGNS = "(select c.*, c.lead_organization as organization from campaign_fact c)";
        /** With what it was and had on each of its days; {@link #TOTALS} chooses the one. */
        static final String ORGANIZATIONS =
                """
                (select o.code, o.code as organization, o.based_in, o.valid_from, o.valid_to, o.from_position, o.to_position,
                    t.kind, t.has_committee, t.has_small_groups, t.member_count, t.staff_count, t.posts_filled,
                    t.during, t.from_position as totals_from_position, t.to_position as totals_to_position
                from organization_fact o join organization_total_fact t on t.organization = o.code)""";

        static final String TOTALS =
                """
                f.during @> %s
                and f.totals_from_position <= p.position and f.totals_to_position > p.position""";
        static final String VALID = "f.from_position <= p.position and f.to_position > p.position";

        /** What happens after the day that is asked for has not happened yet. */
        static final String IN_PERIOD = "%1$s >= ask.\"from\" and %1$s < ask.until and %1$s <= ask.as_of";

        static final String STANDS = "f.during @> ask.as_of and f.state <> 'void'";
        static final String NOT_VOIDED = "(f.voided_on is null or f.voided_on > ask.as_of)";
        static final String FOUND = "f.found_on <= ask.as_of";
    }

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
        this.counts = Stream.of(
                        Stream.of(Sql.VALID),
                        on == null ? Stream.<String>empty() : Stream.of(Sql.IN_PERIOD.formatted(day)),
                        Arrays.stream(conditions))
                .flatMap(each -> each)
                .collect(Collectors.joining("\nand "));
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

    /** @return whether the fact was valid at the position and is one of these in the period */
    public String counts() {
        return counts;
    }
}
