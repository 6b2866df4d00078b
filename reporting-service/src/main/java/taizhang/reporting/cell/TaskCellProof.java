package taizhang.reporting.cell;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;

/** Counts the cells of rectification tasks from facts, beside the cells, in one statement: both sides are of one moment. */
@ApplicationScoped
class TaskCellProof {

    // A mismatch is named rectification-tasks/source/inspection/month/stock_done: what, of which group, in which grain.
    private static final String COMPARE =
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
                select organization, starts, concat_ws('/', 'rectification-tasks', nullif(dimension, ''),
                        case when dimension <> '' then value end, grain) as name, a.*
                from kept full join fresh using (%s)
                cross join lateral (values %s) a (amount, cell_own, cell, fact_own, fact)
            ),
            mismatch as (
                select * from compared
                where (cell_own, cell) <> (fact_own, fact)
                order by organization, starts, name, amount
                limit :most
            )
            select p.position, (select count(*) from kept full join fresh using (%s)) as cells, m.*
            from p left join mismatch m on true
            order by organization, starts, name, amount
            """
                    .formatted(
                            TaskCellSql.CONTRIBUTION,
                            TaskCellSql.SUMS,
                            TaskCellSql.KEY,
                            TaskCellSql.AMOUNTS.stream()
                                    .map(name ->
                                            """
                                            ('%1$s', coalesce(kept.own_%1$s, 0), coalesce(kept.%1$s, 0),
                                                coalesce(fresh.own_%1$s, 0), coalesce(fresh.%1$s, 0))"""
                                                    .formatted(name))
                                    .collect(Collectors.joining(",\n")),
                            TaskCellSql.KEY);

    private final Database database;

    TaskCellProof(Database database) {
        this.database = database;
    }

    /**
     * @param from first day of the first month
     * @param until first day of the month after the last one
     */
    Reconciliation compare(LocalDate from, LocalDate until) {
        List<Reconciliation.Mismatch> mismatches = new ArrayList<>();
        long[] counts = new long[2];
        database.sql(COMPARE)
                .set("from", from)
                .set("until", until)
                .set("most", Reconciliation.MOST)
                .list(row -> {
                    counts[0] = row.getLong("position");
                    counts[1] = row.getLong("cells");
                    Reconciliation.Mismatch mismatch = mismatch(row);
                    return mismatch == null ? false : mismatches.add(mismatch);
                });
        return new Reconciliation(counts[0], counts[1], mismatches);
    }

    private static Reconciliation.@Nullable Mismatch mismatch(ResultSet row) throws SQLException {
        String organization = row.getString("organization");
        if (organization == null) {
            return null;
        }
        return new Reconciliation.Mismatch(
                organization,
                row.getString("name") + "/" + row.getString("amount"),
                row.getObject("starts", LocalDate.class),
                Amounts.ofTasks(row.getBigDecimal("cell_own"), row.getBigDecimal("cell")),
                Amounts.ofTasks(row.getBigDecimal("fact_own"), row.getBigDecimal("fact")));
    }
}
