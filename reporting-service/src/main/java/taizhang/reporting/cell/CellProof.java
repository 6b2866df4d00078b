package taizhang.reporting.cell;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
                limit 500
            )
            select p.position, (select count(*) from compared) as cells, m.*
            from p left join mismatch m on true
            order by organization, indicator, month
            """
                    .formatted(CellSql.DEFINITIONS, CellSql.CONTRIBUTION_TO_ALL, CellSql.SUMS, Cells.BASE);

    private final Database database;
    private final TaskCellProof tasks;

    CellProof(Database database, TaskCellProof tasks) {
        this.database = database;
        this.tasks = tasks;
    }

    /**
     * @param from first day of the first month
     * @param until first day of the month after the last one
     */
    public Reconciliation compare(LocalDate from, LocalDate until) {
        List<Reconciliation.Mismatch> mismatches = new ArrayList<>();
        long[] counts = new long[2];
        database.sql(COMPARE).set("from", from).set("until", until).list(row -> {
            counts[0] = row.getLong("position");
            counts[1] = row.getLong("cells");
            Reconciliation.Mismatch mismatch = mismatch(row);
            return mismatch == null ? false : mismatches.add(mismatch);
        });
        return new Reconciliation(counts[0], counts[1], mismatches).and(tasks.compare(from, until));
    }

    private static Reconciliation.@Nullable Mismatch mismatch(ResultSet row) throws SQLException {
        String organization = row.getString("organization");
        if (organization == null) {
            return null;
        }
        return new Reconciliation.Mismatch(
                organization,
                row.getString("indicator"),
                row.getObject("month", LocalDate.class),
                Amounts.of(row, "cell"),
                Amounts.of(row, "fact"));
    }
}
