package taizhang.reporting.cell;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import taizhang.api.database.Database;

/**
 * Counts cells from facts, beside the cells, in one statement: both sides are of one moment. Cells that are not in use,
 * because they are to be built by a rebuild, are none. Those of rectification tasks are proven after the others.
 */
@ApplicationScoped
public class CellProof {

    private static final String COMPARE =
            """
            with p as (select position, 1 as sign from feed_state),
            f as not materialized (
                select * from activity_fact
                where standing is not null and held_on >= :from::date and held_on < :until::date
                  and (select cells_built from feed_state)
            ),
            %s,
            %s,
            fresh as (
                %s
            ),
            kept as (
                select * from cell
                where month >= :from::date and month < :until::date and (select cells_built from feed_state)
            ),
            compared as (
                select organization, case when starts_with(indicator, '%s') then 'activities/' || substr(indicator, 2)
                        else indicator end || '/' || type as indicator, month,
                    coalesce(k.own_value, 0) as cell_own_value, coalesce(k.own_pending, 0) as cell_own_pending,
                    coalesce(k.value, 0) as cell_value, coalesce(k.pending, 0) as cell_pending,
                    coalesce(c.own_value, 0) as fact_own_value, coalesce(c.own_pending, 0) as fact_own_pending,
                    coalesce(c.value, 0) as fact_value, coalesce(c.pending, 0) as fact_pending
                from kept k full join fresh c using (organization, indicator, month, type)
            ),
            mismatch as (
                select * from compared
                where (cell_own_value, cell_own_pending, cell_value, cell_pending)
                    <> (fact_own_value, fact_own_pending, fact_value, fact_pending)
                order by organization, indicator, month
                limit :most
            )
            select p.position, (select count(*) from compared) as cells, m.*
            from p left join mismatch m on true
            order by organization, indicator, month
            """
                    .formatted(CellSql.DEFINITIONS, CellSql.CONTRIBUTION_TO_ALL, CellSql.SUMS, Cells.BASE);

    // A mismatch is named rectification-tasks/source/inspection/month/stock_done: what, of which group, in which grain.
    // Tasks have nothing that is pending.
    private static final String COMPARE_TASKS =
            """
            with p as (select position, 1 as sign from feed_state),
            t as not materialized (select * from task_fact),
            s as not materialized (select * from task_span_fact),
            k as not materialized (select * from task_cycle_fact),
            %s,
            fresh as (
                %s and starts >= :from::date and starts < :until::date
            ),
            kept as (select * from task_cell where starts >= :from::date and starts < :until::date),
            compared as (
                select organization, starts as month, concat_ws('/', 'rectification-tasks', nullif(dimension, ''),
                        case when dimension <> '' then value end, grain) as name, amount,
                    cell_own_value, 0 as cell_own_pending, cell_value, 0 as cell_pending,
                    fact_own_value, 0 as fact_own_pending, fact_value, 0 as fact_pending
                from kept full join fresh using (%s)
                cross join lateral (values %s) a (amount, cell_own_value, cell_value, fact_own_value, fact_value)
            ),
            mismatch as (
                select *, name || '/' || amount as indicator from compared
                where (cell_own_value, cell_value) <> (fact_own_value, fact_value)
                order by organization, month, name, amount
                limit :most
            )
            select p.position, (select count(*) from kept full join fresh using (%s)) as cells, m.*
            from p left join mismatch m on true
            order by organization, month, name, amount
            """
                    .formatted(
                            TaskCellSql.CONTRIBUTION,
                            TaskCellSql.SUMS,
                            TaskCellSql.KEY,
                            TaskAmounts.ALL.stream()
                                    .map(name ->
                                            """
                                            ('%1$s', coalesce(kept.own_%1$s, 0), coalesce(kept.%1$s, 0),
                                                coalesce(fresh.own_%1$s, 0), coalesce(fresh.%1$s, 0))"""
                                                    .formatted(name))
                                    .collect(Collectors.joining(",\n")),
                            TaskCellSql.KEY);

    private final Database database;

    CellProof(Database database) {
        this.database = database;
    }

    /**
     * @param from first day of the first month
     * @param until first day of the month after the last one
     */
    public Reconciliation compare(LocalDate from, LocalDate until) {
        return compare(COMPARE, from, until).and(compare(COMPARE_TASKS, from, until));
    }

    private Reconciliation compare(String sql, LocalDate from, LocalDate until) {
        List<Reconciliation.Mismatch> mismatches = new ArrayList<>();
        long[] counts = new long[2];
        database.sql(sql)
                .set("from", from)
                .set("until", until)
                .set("most", Reconciliation.MOST)
                .list(row -> {
                    counts[0] = row.getLong("position");
                    counts[1] = row.getLong("cells");
                    return row.getString("organization") != null && mismatches.add(mismatch(row));
                });
        return new Reconciliation(counts[0], counts[1], mismatches);
    }

    private static Reconciliation.Mismatch mismatch(ResultSet row) throws SQLException {
        return new Reconciliation.Mismatch(
                row.getString("organization"),
                row.getString("indicator"),
                row.getObject("month", LocalDate.class),
                Amounts.of(row, "cell"),
                Amounts.of(row, "fact"));
    }
}
