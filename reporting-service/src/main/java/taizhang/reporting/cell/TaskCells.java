package taizhang.reporting.cell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import taizhang.api.database.Database;
import taizhang.reporting.fact.Touched;

/** Keeps the cells of rectification tasks. Who calls holds the lock of the feed, so that facts stand still meanwhile. */
@ApplicationScoped
class TaskCells {

    private static final String RECOUNT_ALL =
            """
            with p as (select position, 1 as sign from feed_state),
            t as not materialized (select * from task_fact),
            s as not materialized (select * from task_span_fact),
            k as not materialized (select * from task_cycle_fact),
            %s
            insert into task_cell (%s)
            %s
            """
                    .formatted(TaskCellSql.CONTRIBUTION, TaskCellSql.COLUMNS, TaskCellSql.SUMS);

    private static final String SHIFT =
            """
            with p (position, sign) as (values (:before::bigint, -1), (:position::bigint, 1)),
            t as not materialized (select * from task_fact where %s),
            s as not materialized (select * from task_span_fact where %s),
            k as not materialized (select * from task_cycle_fact where %s),
            %s
            insert into task_cell as c (%s)
            %s
            order by %s
            on conflict (organization, dimension, grain, starts, value) do update set %s
            """;

    private static final String SHIFT_TASKS =
            shift("id = any (:tasks::uuid[])", "task = any (:tasks::uuid[])", "task = any (:tasks::uuid[])");

    // A span that reaches over the day is counted whole, before and after; what is before the day cancels out.
    private static final String OF_ORGANIZATIONS =
            "organization = any (:organizations::text[]) and %s >= coalesce(:since::date, '-infinity')";

    private static final String SHIFT_ORGANIZATIONS = shift(
            OF_ORGANIZATIONS.formatted("found_on"),
            OF_ORGANIZATIONS.formatted("coalesce(upper(during), 'infinity')"),
            OF_ORGANIZATIONS.formatted("coalesce(closed_on, 'infinity')"));

    private static String shift(String tasks, String spans, String cycles) {
        return SHIFT.formatted(
                tasks,
                spans,
                cycles,
                TaskCellSql.CONTRIBUTION,
                TaskCellSql.COLUMNS,
                TaskCellSql.SUMS,
                TaskCellSql.KEY,
                TaskCellSql.each("{} = c.{} + excluded.{}", ", "));
    }

    private final Database database;

    TaskCells(Database database) {
        this.database = database;
    }

    /** Counts all cells anew. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recountAll() {
        database.sql("delete from task_cell").execute();
        database.sql(RECOUNT_ALL).execute();
    }

    /** Takes away what the touched facts counted for before and adds what they count for now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void shift(Touched touched) {
        if (!touched.tasks().isEmpty()) {
            shift(SHIFT_TASKS, touched);
        }
        if (!touched.organizations().isEmpty()) {
            shift(SHIFT_ORGANIZATIONS, touched);
        }
    }

    private void shift(String sql, Touched touched) {
        database.sql(sql)
                .set("before", touched.before())
                .set("position", touched.position())
                .setArray("tasks", "uuid", touched.tasks())
                .setArray("organizations", "text", touched.organizations())
                .set("since", touched.since())
                .execute();
    }
}
