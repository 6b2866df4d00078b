package taizhang.reporting.cell;

import java.util.List;
import java.util.stream.Collectors;
import taizhang.reporting.fact.TaskState;

/** The one way from the facts of rectification tasks to the rows of {@code task_cell}, for changes, recounts and the proof. */
final class TaskCellSql {

    static final String KEY = "organization, dimension, value, grain, starts";

    /** All columns of amounts, {@code {}} in the template standing for the name of each. */
    static String each(String template, String separator) {
        return columns().stream().map(name -> template.replace("{}", name)).collect(Collectors.joining(separator));
    }

    private static List<String> columns() {
        return TaskAmounts.ALL.stream()
                .flatMap(name -> List.of("own_" + name, name).stream())
                .toList();
    }

    /** All columns of {@code task_cell}. */
    static final String COLUMNS = KEY + ", " + each("{}", ", ");

    /** A condition on a row of amounts: not all of them are 0. */
    static final String NOT_ZERO = "(" + each("{}", ", ") + ") <> (" + each("0", ", ") + ")";

    /**
     * What each fact adds to each ancestor on which day: common table expressions up to {@code contribution}. The
     * embedding query provides {@code p} (position, sign) and the facts of tasks, {@code t}, their spans, {@code s}, and
     * cycles, {@code k}, before.
     *
     * <p>A stock is an interval of days that is cut to the days on which an ancestor was one: one more from its first day
     * on, one less from its end on. What happened on a day is an interval of that day of which only the first bound counts.
     * What two positions have in common cancels out before it is multiplied by groups and grains.
     */
    static final String CONTRIBUTION =
            """
            event as (
                select p.position, p.sign, s.organization, s.source, s.aspect,
                    'stock_' || replace(s.state, '-', '_') as amount, s.during
                from p
                join s on s.from_position <= p.position and s.to_position > p.position
                where s.state <> 'void'
                union all
                select p.position, p.sign, s.organization, s.source, s.aspect, 'stock_overdue',
                    daterange(greatest(lower(s.during), s.due_on + 1), upper(s.during))
                from p
                join s on s.from_position <= p.position and s.to_position > p.position
                where s.state in %s
                  and (s.due_on + 1 < upper(s.during) or s.due_on is not null and upper_inf(s.during))
                union all
                select p.position, p.sign, t.organization, t.source, t.aspect, 'raised',
                    daterange(t.found_on, t.found_on, '[]')
                from p
                join t on t.from_position <= p.position and t.to_position > p.position
                where t.voided_on is null
                union all
                select p.position, p.sign, k.organization, k.source, k.aspect,
                    case k.timeliness when 'on-time' then 'closed_on_time' when 'late' then 'closed_late'
                        else 'closed_undated' end,
                    daterange(k.closed_on, k.closed_on, '[]')
                from p
                join k on k.from_position <= p.position and k.to_position > p.position
                where k.closed_on is not null and k.voided_on is null
                union all
                select p.position, p.sign, k.organization, k.source, k.aspect, 'reopened',
                    daterange(k.opened_on, k.opened_on, '[]')
                from p
                join k on k.from_position <= p.position and k.to_position > p.position
                where k.number > 1 and k.voided_on is null
            ),
            bound as materialized (
                select y.ancestor as organization, y.depth = 0 as own, e.source, e.aspect, e.amount, b.day,
                    sum(e.sign * b.step) as n
                from event e
                join ancestry_fact y on y.organization = e.organization and y.during && e.during
                    and y.from_position <= e.position and y.to_position > e.position
                cross join lateral (values
                    (lower(y.during * e.during), 1),
                    (case when starts_with(e.amount, 'stock_') then upper(y.during * e.during) end, -1)) b (day, step)
                where b.day is not null
                group by y.ancestor, y.depth = 0, e.source, e.aspect, e.amount, b.day
                having sum(e.sign * b.step) <> 0
            ),
            contribution as (
                select b.organization, x.dimension, x.value, g.grain, g.starts, b.own, b.amount, b.n
                from bound b
                cross join lateral (values ('', ''), ('source', b.source), ('aspect', coalesce(b.aspect, '')))
                    x (dimension, value)
                cross join lateral (values ('month', date_trunc('month', b.day::timestamp)::date), ('day', b.day))
                    g (grain, starts)
            )
            """
                    .formatted(TaskState.Group.OPEN.sql());

    /** The sums of {@code contribution} as rows of {@code task_cell}, without those that are all 0. */
    static final String SUMS =
            """
            select * from (
                select %s, %s
                from contribution
                group by %s) sums
            where %s
            """
                    .formatted(
                            KEY,
                            TaskAmounts.ALL.stream()
                                    .map(name ->
                                            """
                                            coalesce(sum(n) filter (where own and amount = '%1$s'), 0) as own_%1$s,
                                            coalesce(sum(n) filter (where amount = '%1$s'), 0) as %1$s"""
                                                    .formatted(name))
                                    .collect(Collectors.joining(",\n")),
                            KEY,
                            NOT_ZERO);

    private TaskCellSql() {}
}
