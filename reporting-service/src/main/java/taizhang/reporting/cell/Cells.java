package taizhang.reporting.cell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import taizhang.api.database.Database;
import taizhang.reporting.fact.Touched;

/** Keeps the cells. Who calls holds the lock of the feed, so that facts stand still meanwhile. */
@ApplicationScoped
public class Cells {

    /**
     * Begins the code of the cells of a measure, {@code :count} or {@code :sum:<quantity>}, of all activities by type: what
     * asks for nothing but types and categories is a sum of them. No code of an indicator begins so.
     */
    public static final String BASE = ":";

    /** The columns of {@code task_cell}. */
    public static final String TASK_COLUMNS = TaskCellSql.COLUMNS;

    /** Whether a row of {@code task_cell} counts anything. */
    public static final String TASK_NOT_ZERO = "(" + TaskCellSql.NOT_ZERO + ")";

    /**
     * The rows of {@code task_cell} that add up to what was so on the day {@code m.day}, or had happened by then, of {@code
     * a.organization} and {@code a.dimension}: whole months, and the days of its month.
     */
    public static final String TASK_ROWS_UP_TO =
            """
            select * from task_cell x
            where x.organization = a.organization and x.dimension = a.dimension and x.grain = 'month'
              and x.starts < date_trunc('month', m.day::timestamp)::date
            union all
            select * from task_cell x
            where x.organization = a.organization and x.dimension = a.dimension and x.grain = 'day'
              and x.starts >= date_trunc('month', m.day::timestamp)::date and x.starts <= m.day
            """;

    private static final String RECOUNT = recount(CellSql.DEFINITION, CellSql.CONTRIBUTION);
    private static final String RECOUNT_ALL = recount(CellSql.DEFINITIONS, CellSql.CONTRIBUTION_TO_ALL);

    private static String recount(String definitions, String contribution) {
        return """
               with p as (select position, 1 as sign from feed_state),
               f as not materialized (select * from activity_fact where standing is not null),
               %s,
               %s
               insert into cell (organization, indicator, month, type, own_value, own_pending, value, pending)
               %s
               """
                .formatted(definitions, contribution, CellSql.SUMS);
    }

    // What a version adds twice, before and after, cancels out in the sums; so do versions that begin and end between.
    private static final String SHIFT =
            """
            with p (position, sign) as (values (:before::bigint, -1), (:position::bigint, 1)),
            f as materialized (select * from activity_fact where %s),
            %s,
            %s
            insert into cell as c (organization, indicator, month, type, own_value, own_pending, value, pending)
            select * from (
                %s
            ) s
            where (s.own_value, s.own_pending, s.value, s.pending) <> (0, 0, 0, 0)
            order by organization, indicator, month, type
            on conflict (organization, indicator, month, type) do update set
                own_value = c.own_value + excluded.own_value, own_pending = c.own_pending + excluded.own_pending,
                value = c.value + excluded.value, pending = c.pending + excluded.pending
            """;

    private static final String SHIFT_ACTIVITIES = shift("id = any (:activities::uuid[])");

    private static final String SHIFT_ORGANIZATIONS = shift(
            """
            standing is not null and organization = any (:organizations::text[])
            and held_on >= coalesce(:since::date, '-infinity')
            """);

    private static String shift(String facts) {
        return SHIFT.formatted(facts, CellSql.DEFINITIONS, CellSql.CONTRIBUTION_TO_ALL, CellSql.SUMS);
    }

    private final Database database;
    private final TaskCells tasks;

    Cells(Database database, TaskCells tasks) {
        this.database = database;
        this.tasks = tasks;
    }

    /** Counts the cells of one indicator anew by its current definition; one that has none of its own loses them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recount(String indicator) {
        database.sql("delete from cell where indicator = :indicator")
                .set("indicator", indicator)
                .execute();
        database.sql(RECOUNT).set("indicator", indicator).execute();
    }

    /** Counts all cells anew. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recountAll() {
        database.sql("delete from cell").execute();
        database.sql(RECOUNT_ALL).execute();
        tasks.recountAll();
    }

    /** Takes away what the touched facts counted for before and adds what they count for now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void shift(Touched touched) {
        if (!touched.activities().isEmpty()) {
            shift(SHIFT_ACTIVITIES, touched);
        }
        if (!touched.organizations().isEmpty()) {
            shift(SHIFT_ORGANIZATIONS, touched);
        }
        tasks.shift(touched);
    }

    private void shift(String sql, Touched touched) {
        database.sql(sql)
                .set("before", touched.before())
                .set("position", touched.position())
                .setArray("activities", "uuid", touched.activities())
                .setArray("organizations", "text", touched.organizations())
                .set("since", touched.since())
                .execute();
    }
}
