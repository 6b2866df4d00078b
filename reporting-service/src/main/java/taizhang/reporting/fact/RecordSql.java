package taizhang.reporting.fact;

/** The conditions that {@link RecordPredicate} is made of, each beginning with {@code and} but the first. */
final class RecordSql {

    static final String CAMPAIGNS = "(select c.*, c.lead_organization as organization from campaign_fact c)";
    static final String ORGANIZATIONS = "(select o.*, o.code as organization from organization_fact o)";

    static final String VALID = "f.from_position <= p.position and f.to_position > p.position\n";

    /** What happens after the day that is asked for has not happened yet. */
    static final String IN_PERIOD =
            """
            and %1$s >= ask."from" and %1$s < ask.until and %1$s <= ask.as_of
            """;

    /** No code of an aspect is a hyphen alone: it stands for the records that have none. */
    private static final String ABOUT =
            """
            and (d.sources is null or f.source = any (d.sources))
            and (d.aspects is null or coalesce(f.aspect, '-') = any (d.aspects))
            and (d.campaigns is null or f.campaign = any (d.campaigns))
            """;

    private static final String DUE =
            """
            and (d.due_by is null or f.due_on <= d.due_by)
            and (not d.overdue or f.due_on < ask.as_of)
            """;

    /** Says nothing that {@link #TASK} does not, but in the words of an index. */
    static final String STANDING_TASK = "and f.found_on <= ask.as_of\n";

    static final String TASK = ABOUT
            + DUE
            + """
            and f.during @> ask.as_of and f.state <> 'void'
            and (d.states is null or f.state = any (d.states))
            and (d.state_group is null
                or (d.state_group = 'fixed') = (f.state in ('done', 'verified', 'kept-up')))
            """;

    private static final String NOT_VOIDED = "and (f.voided_on is null or f.voided_on > ask.as_of)\n";

    static final String CYCLE = ABOUT
            + NOT_VOIDED
            + """
            and (d.timeliness is null or (f.timeliness = any (d.timeliness) and f.closed_on <= ask.as_of))
            and (d.reopened is null or d.reopened = (f.number > 1))
            """;

    /** An action has no dated steps: what was done later than the day was under way on it. */
    static final String ACTION = ABOUT
            + DUE
            + NOT_VOIDED
            + """
            and f.found_on <= ask.as_of
            and (d.states is null or case when f.state <> 'done' then f.state
                when f.done_on <= ask.as_of then 'done' else 'in-progress' end = any (d.states))
            and (d.state_group is null
                or (d.state_group = 'fixed') = (f.state = 'done' and f.done_on <= ask.as_of))
            """;

    static final String CAMPAIGN =
            """
            and (d.campaigns is null or f.code = any (d.campaigns))
            and (d.campaign_kinds is null or f.kind = any (d.campaign_kinds))
            """;

    static final String RUNNING = "and f.starts_on <= ask.as_of and (f.ends_on is null or f.ends_on >= ask.as_of)\n";

    static final String EXISTING =
            "and f.valid_from <= ask.as_of and (f.valid_to is null or f.valid_to >= ask.as_of)\n";

    static final String BASED =
            """
            and (d.based_in_kinds is null or exists (
                select from organization_fact u
                where u.code = f.based_in and u.kind = any (d.based_in_kinds)
                  and u.from_position <= p.position and u.to_position > p.position))
            """;

    static final String BELONGS =
            """
            and ((d.organization_kinds is null and d.has_committee is null and d.has_small_groups is null) or exists (
                select from organization_fact o
                where o.code = f.organization and o.from_position <= p.position and o.to_position > p.position
                  and (d.organization_kinds is null or o.kind = any (d.organization_kinds))
                  and (d.has_committee is null or o.has_committee = d.has_committee)
                  and (d.has_small_groups is null or o.has_small_groups = d.has_small_groups)))
            """;

    private RecordSql() {}
}
