package taizhang.reporting.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import taizhang.reporting.database.Database;

/** Versions of rectification tasks, with their days, cycles and corrective actions: a whole run of changes by two statements. */
@ApplicationScoped
class TaskFacts {

    private static final String CLOSE =
            """
            with ended as (
                select * from unnest(:ids::uuid[], :positions::bigint[]) c (id, position)
            ), spans as (
                update task_span_fact f set to_position = c.position from ended c
                where f.task = c.id and f.to_position = 9223372036854775807
            ), cycles as (
                update task_cycle_fact f set to_position = c.position from ended c
                where f.task = c.id and f.to_position = 9223372036854775807
            ), actions as (
                update action_fact f set to_position = c.position from ended c
                where f.task = c.id and f.to_position = 9223372036854775807
            )
            update task_fact f set to_position = c.position from ended c
            where f.id = c.id and f.to_position = 9223372036854775807
            """;

    // A task with no step fits nowhere and stops the feed (state is not null): a record that no figure can find must
    // not
    // pass in silence.
    private static final String OPEN =
            """
            with version as materialized (
                select a.*, c.from_position, c.to_position, (
                        select (s ->> 'effectiveOn')::date from jsonb_array_elements(a.transitions) s
                        where s ->> 'to' = 'void' limit 1) as voided_on
                from unnest(:froms::bigint[], :tos::bigint[], :afters::jsonb[]) c (from_position, to_position, after)
                cross join lateral jsonb_to_record(c.after) a (id uuid, version bigint, organization text,
                    supervisor text, source text, aspect text, campaign text, title text, owner text, "foundOn" date,
                    "dueOn" date, state text, cycle integer, "closedOn" date, actions jsonb, transitions jsonb,
                    extensions jsonb, cycles jsonb)
            ),
            step as materialized (
                select v.id, v.from_position, s.no, s.step ->> 'to' as state, (s.step ->> 'cycle')::integer as cycle,
                    greatest((s.step ->> 'effectiveOn')::date, v."foundOn") as day
                from version v
                cross join lateral jsonb_array_elements(v.transitions) with ordinality s (step, no)
            ),
            extension as materialized (
                select v.id, v.from_position, e.no, (e.extension ->> 'dueOn')::date as due_on,
                    greatest((e.extension ->> 'grantedOn')::date, v."foundOn") as day
                from version v
                cross join lateral jsonb_array_elements(coalesce(v.extensions, '[]')) with ordinality e (extension, no)
            ),
            cut as (
                select id, from_position, day from step
                union
                select id, from_position, day from extension
            ),
            days as (
                select id, from_position, day,
                    daterange(day, lead(day) over (partition by id, from_position order by day)) as during
                from cut
            ),
            spans as (
                insert into task_span_fact (task, from_position, to_position, organization, source, aspect, campaign,
                    found_on, during, state, due_on, cycle, closed_on)
                select v.id, v.from_position, v.to_position, v.organization, v.source, v.aspect, v.campaign,
                    v."foundOn", d.during, s.state,
                    case when e.no is not null then e.due_on
                        when jsonb_array_length(coalesce(v.extensions, '[]')) > 0
                            then (v.extensions -> 0 ->> 'previousDueOn')::date
                        else v."dueOn" end,
                    s.cycle,
                    case when s.state in ('done', 'verified', 'kept-up') then (
                        select max(x.day) from step x
                        where x.id = v.id and x.from_position = v.from_position and x.no <= s.no and x.state = 'done')
                    end
                from version v
                join days d on d.id = v.id and d.from_position = v.from_position
                left join lateral (
                    select x.no, x.state, x.cycle from step x
                    where x.id = v.id and x.from_position = v.from_position and x.day <= d.day
                    order by x.no desc limit 1) s on true
                left join lateral (
                    select x.no, x.due_on from extension x
                    where x.id = v.id and x.from_position = v.from_position and x.day <= d.day
                    order by x.no desc limit 1) e on true
            ),
            cycles as (
                insert into task_cycle_fact (task, from_position, to_position, number, organization, source, aspect,
                    campaign, found_on, opened_on, closed_on, due_on, timeliness, reopened_on, voided_on)
                select v.id, v.from_position, v.to_position, c.number, v.organization, v.source, v.aspect, v.campaign,
                    v."foundOn", c."openedOn", c."closedOn", c."dueOn",
                    case c."onTime" when true then 'on-time' when false then 'late' end,
                    lead(c."openedOn") over (partition by v.id, v.from_position order by c.number), v.voided_on
                from version v
                cross join lateral jsonb_to_recordset(v.cycles) c (number integer, "openedOn" date, "closedOn" date,
                    "dueOn" date, "onTime" boolean)
            ),
            actions as (
                insert into action_fact (id, from_position, to_position, task, organization, source, aspect, campaign,
                    title, found_on, voided_on, due_on, state, done_on, kept_up)
                select a.id, v.from_position, v.to_position, v.id, v.organization, v.source, v.aspect, v.campaign,
                    a.title, v."foundOn", v.voided_on, a."dueOn", a.state, a."doneOn", coalesce(a."keptUp", false)
                from version v
                cross join lateral jsonb_to_recordset(v.actions) a (id uuid, title text, "dueOn" date, state text,
                    "doneOn" date, "keptUp" boolean)
                where a.state <> 'void'
            )
            insert into task_fact (id, from_position, to_position, version, organization, supervisor, source, aspect,
                campaign, title, owner, found_on, due_on, state, cycle, closed_on, voided_on)
            select v.id, v.from_position, v.to_position, v.version, v.organization, v.supervisor, v.source, v.aspect,
                v.campaign, v.title, v.owner, v."foundOn", v."dueOn", v.state, v.cycle, v."closedOn", v.voided_on
            from version v
            """;

    private final Database database;

    TaskFacts(Database database) {
        this.database = database;
    }

    Touched apply(List<Change> changes) {
        Run run = Run.of(changes);
        database.sql(CLOSE)
                .setArray("ids", "uuid", run.records())
                .setArray("positions", "bigint", run.ends().values())
                .execute();
        database.sql(OPEN)
                .setArray("froms", "bigint", run.froms())
                .setArray("tos", "bigint", run.tos())
                .setArray("afters", "text", run.afters())
                .execute();
        return Touched.tasks(run.before(), run.position(), run.records());
    }
}
