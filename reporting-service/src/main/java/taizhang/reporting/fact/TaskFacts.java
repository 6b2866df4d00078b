package taizhang.reporting.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import taizhang.api.database.Database;

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

    // The steps of each version are read again for each of its days: few for one task, while a join of all steps of
    // a run with all of its days would grow with the square of the run. A task with no step fits nowhere and stops
    // the feed (state is not null): a record that no figure can find must not pass in silence.
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
            spans as (
                insert into task_span_fact (task, from_position, to_position, organization, source, aspect, campaign,
                    found_on, during, state, due_on, cycle, closed_on)
                select v.id, v.from_position, v.to_position, v.organization, v.source, v.aspect, v.campaign,
                    v."foundOn", d.during, s.step ->> 'to',
                    case when e.extension is not null then (e.extension ->> 'dueOn')::date
                        when v.extensions -> 0 is not null then (v.extensions -> 0 ->> 'previousDueOn')::date
                        else v."dueOn" end,
                    (s.step ->> 'cycle')::integer,
                    case when s.step ->> 'to' in %s then (
                        select max((x.step ->> 'effectiveOn')::date)
                        from jsonb_array_elements(v.transitions) with ordinality x (step, no)
                        where x.no <= s.no and x.step ->> 'to' = 'done') end
                from version v
                cross join lateral (
                    select cut.day, daterange(cut.day, lead(cut.day) over (order by cut.day)) as during
                    from (
                        select v."foundOn" as day
                        union
                        select (x ->> 'effectiveOn')::date from jsonb_array_elements(v.transitions) x
                        union
                        select (x ->> 'grantedOn')::date from jsonb_array_elements(v.extensions) x) cut
                    where cut.day >= v."foundOn") d
                left join lateral (
                    select x.no, x.step from jsonb_array_elements(v.transitions) with ordinality x (step, no)
                    where (x.step ->> 'effectiveOn')::date <= d.day
                    order by x.no desc limit 1) s on true
                left join lateral (
                    select x.extension from jsonb_array_elements(v.extensions) with ordinality x (extension, no)
                    where (x.extension ->> 'grantedOn')::date <= d.day
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
            """
                    .formatted(TaskState.Group.FIXED.sql());

    private final Database database;

    TaskFacts(Database database) {
        this.database = database;
    }

    Touched apply(List<Change> changes) {
        NewVersions versions = NewVersions.of(changes);
        database.sql(CLOSE)
                .setArray("ids", "uuid", versions.records())
                .setArray("positions", "bigint", versions.ends().values())
                .execute();
        database.sql(OPEN)
                .setArray("froms", "bigint", versions.froms())
                .setArray("tos", "bigint", versions.tos())
                .setArray("afters", "text", versions.afters())
                .execute();
        return Touched.tasks(versions.before(), versions.position(), versions.records());
    }
}
