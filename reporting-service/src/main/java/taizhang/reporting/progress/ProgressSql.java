package taizhang.reporting.progress;

import java.util.List;
import java.util.stream.Collectors;
import taizhang.reporting.cell.Cells;

/** The two ways to count: the sums of cells, and the facts one by one. Both answer lines of the same columns. */
final class ProgressSql {

    private static final List<String> STOCKS = List.of("open", "fixed", "verified", "kept_up", "overdue");
    private static final List<String> FLOWS = List.of("found", "on_time", "late", "reopened");

    private static String each(List<String> names, String template) {
        return names.stream().map(name -> template.replace("{}", name)).collect(Collectors.joining(",\n"));
    }

    // What happened in a period is what had happened up to its end without what had happened before. When there is
    // nothing to sum, one line without a number carries the position.
    static final String CELLS =
            """
            with asked as (
                select a.*, cast(:dimension as text) as dimension
                from unnest(cast(:organizations as text[]), cast(:owns as boolean[]))
                    with ordinality a (organization, own, no)
            ),
            moment (stock, day, sign) as (
                values (true, cast(:asOf as date), 1), (false, cast(:until as date) - 1, 1),
                    (false, cast(:from as date) - 1, -1)
            ),
            part as (
                select a.no, a.own, m.stock, m.sign, c.*
                from asked a
                cross join moment m
                cross join lateral (%s) c
            ),
            line as (
                select no, value,
                    case when own then own_stock_found + own_stock_planned + own_stock_in_progress + own_stock_reopened
                        else stock_found + stock_planned + stock_in_progress + stock_reopened end as open,
                    case when own then own_stock_done + own_stock_verified + own_stock_kept_up
                        else stock_done + stock_verified + stock_kept_up end as fixed,
                    case when own then own_stock_verified else stock_verified end as verified,
                    case when own then own_stock_kept_up else stock_kept_up end as kept_up,
                    case when own then own_stock_overdue else stock_overdue end as overdue,
                    0 as found, 0 as on_time, 0 as late, 0 as reopened
                from part where stock
                union all
                select no, value, 0, 0, 0, 0, 0,
                    sign * case when own then own_raised else raised end,
                    sign * case when own then own_closed_on_time else closed_on_time end,
                    sign * case when own then own_closed_late else closed_late end,
                    sign * case when own then own_reopened else reopened end
                from part where not stock
                union all
                select a.no, case a.dimension when 'source' then t.source when 'aspect' then coalesce(t.aspect, '')
                    else '' end, 0, 0, 0, 0, 0, 1, 0, 0, 0
                from asked a
                join ancestry_fact y on y.ancestor = a.organization and (not a.own or y.depth = 0)
                    and y.to_position = 9223372036854775807
                join task_fact t on t.organization = y.organization and t.voided_on > :asOf and t.found_on >= :from
                    and t.found_on < :until and y.during @> t.found_on and t.to_position = 9223372036854775807
            )
            select s.position, l.*
            from feed_state s
            left join (
                select no, value, %s, %s from line group by no, value) l on true
            """
                    .formatted(Cells.TASK_ROWS_UP_TO, each(STOCKS, "sum({}) as {}"), each(FLOWS, "sum({}) as {}"));

    // Who a unit's facts count for, and on which days: below the organization that is asked, where the caller sees it.
    static final String FACTS =
            """
            with p as (select cast(:position as bigint) as position),
            asked as (
                select * from unnest(cast(:organizations as text[]), cast(:owns as boolean[]), cast(:parents as text[]))
                    with ordinality a (organization, own, parent, no)
            ),
            who as materialized (
                select a.no, y.organization, y.during * coalesce(c.during, '(,)') * coalesce(x.during, '(,)') as during
                from p
                cross join asked a
                join ancestry_fact y on y.ancestor = a.organization and (not a.own or y.depth = 0)
                    and y.from_position <= p.position and y.to_position > p.position
                left join ancestry_fact c on c.organization = y.organization and c.ancestor = :caller
                    and c.from_position <= p.position and c.to_position > p.position
                left join placement_fact x on x.organization = a.organization and x.parent = a.parent
                    and x.from_position <= p.position and x.to_position > p.position
                where (cast(:caller as text) is null or c.ancestor is not null)
                  and (a.parent is null or x.parent is not null)
            ),
            counted as (
                select w.no, f.source, f.aspect, n.name
                from p
                cross join who w
                join task_span_fact f on f.organization = w.organization and f.during @> cast(:asOf as date)
                    and f.found_on <= cast(:asOf as date)
                    and f.from_position <= p.position and f.to_position > p.position
                cross join lateral (values
                    (case when f.state in ('found', 'planned', 'in-progress', 'reopened') then 'open'
                        when f.state in ('done', 'verified', 'kept-up') then 'fixed' end),
                    (case f.state when 'verified' then 'verified' when 'kept-up' then 'kept_up' end),
                    (case when f.state in ('found', 'planned', 'in-progress', 'reopened') and f.due_on < :asOf
                        then 'overdue' end)) n (name)
                where w.during @> cast(:asOf as date) and n.name is not null
                union all
                select w.no, f.source, f.aspect, 'found'
                from p
                cross join who w
                join task_fact f on f.organization = w.organization and f.found_on >= :from and f.found_on < :until
                    and w.during @> f.found_on and coalesce(f.voided_on > :asOf, true)
                    and f.from_position <= p.position and f.to_position > p.position
                union all
                select w.no, f.source, f.aspect, case f.timeliness when 'on-time' then 'on_time' else 'late' end
                from p
                cross join who w
                join task_cycle_fact f on f.organization = w.organization and f.closed_on >= :from
                    and f.closed_on < :until and w.during @> f.closed_on and coalesce(f.voided_on > :asOf, true)
                    and f.from_position <= p.position and f.to_position > p.position
                where f.timeliness is not null
                union all
                select w.no, f.source, f.aspect, 'reopened'
                from p
                cross join who w
                join task_cycle_fact f on f.organization = w.organization and f.number > 1 and f.opened_on >= :from
                    and f.opened_on < :until and w.during @> f.opened_on and coalesce(f.voided_on > :asOf, true)
                    and f.from_position <= p.position and f.to_position > p.position
            )
            select p.position, l.*
            from p
            left join (
                select no, case :dimension when 'source' then source when 'aspect' then coalesce(aspect, '') else '' end
                        as value, %s, %s
                from counted
                group by 1, 2) l on true
            """
                    .formatted(
                            each(STOCKS, "count(*) filter (where name = '{}') as {}"),
                            each(FLOWS, "count(*) filter (where name = '{}') as {}"));

    private ProgressSql() {}
}
