package taizhang.reporting.cell;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import taizhang.reporting.database.Database;

/** Keeps the cells. Who calls holds the lock of the feed, so that facts stand still meanwhile. */
@ApplicationScoped
public class Cells {

    /** Which definitions have cells: a condition on {@code d}, a row of {@code indicator_version}. */
    public static final String KEPT =
            """
            d.current and d."of" = 'activities' and (d.measure = 'count' or d.measure like 'sum:%')
            and d.definition ->> 'numerator' is null
            """;

    private static final String RECOUNT =
            """
            with p as (select position, 1 as sign from feed_state),
            f as (select * from activity_fact where standing is not null),
            contribution as (
                %s
                where d.code = :indicator
            )
            insert into cell (organization, indicator, month, own_value, own_pending, value, pending)
            %s
            """
                    .formatted(CellSql.CONTRIBUTIONS, CellSql.SUMS);

    private final Database database;

    Cells(Database database) {
        this.database = database;
    }

    /** Counts all cells of one indicator anew by its current definition; an indicator that has no cells loses them. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recount(String indicator) {
        database.sql("delete from cell where indicator = :indicator")
                .set("indicator", indicator)
                .execute();
        database.sql(RECOUNT).set("indicator", indicator).execute();
    }
}
