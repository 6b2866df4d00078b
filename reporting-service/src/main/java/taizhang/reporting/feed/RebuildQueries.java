package taizhang.reporting.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import taizhang.api.database.Database;
import taizhang.reporting.cell.Cells;
import taizhang.reporting.fact.FactTable;

/**
 * Facts and cells a second time, in the schema {@code rebuild}, which is there while they are built: with it in front of
 * the search path, the statements that write the first ones write the second ones.
 */
@ApplicationScoped
class RebuildQueries {

    private static final List<FactTable> TABLES = Stream.concat(
                    FactTable.ALL.stream(),
                    Stream.of(
                            new FactTable("position_time", "at, position", "at"),
                            new FactTable(
                                    "cell",
                                    "organization, indicator, month, type, own_value, own_pending, value, pending",
                                    "organization, indicator, month, type"),
                            new FactTable(
                                    "task_cell", Cells.TASK_COLUMNS, "organization, dimension, grain, starts, value")))
            .toList();

    private final Database database;

    RebuildQueries(Database database) {
        this.database = database;
    }

    boolean isRunning() {
        return database.sql("select to_regnamespace('rebuild') is not null").one(row -> row.getBoolean(1));
    }

    /** @return whether an upgrade has left something to be brought in */
    boolean isWanted() {
        return database.sql("select rebuild_wanted from public.feed_state").one(row -> row.getBoolean(1));
    }

    void create() {
        database.sql("create schema rebuild").execute();
        for (FactTable kept : TABLES) {
            database.sql("create table rebuild.%1$s (like public.%1$s including all)".formatted(kept.name()))
                    .execute();
        }
        database.sql("create table rebuild.feed_state (like public.feed_state including all)")
                .execute();
        database.sql("insert into rebuild.feed_state (position, hash, head) values (0, repeat('0', 64), 0)")
                .execute();
    }

    void drop() {
        database.sql("drop schema if exists rebuild cascade").execute();
        database.sql("update public.feed_state set rebuild_wanted = false where rebuild_wanted")
                .execute();
    }

    /**
     * Until the end of the transaction, all statements mean the tables of the rebuild. They are locked by their full
     * name: were they gone, the same statements would write the first ones.
     */
    void use() {
        database.sql("select position from rebuild.feed_state for update").one(row -> row.getLong(1));
        database.sql("select set_config('search_path', 'rebuild, public', true)")
                .one(row -> row.getString(1));
    }

    FeedState lockFirst() {
        return database.sql(FeedState.SELECT.replace("from ", "from public.") + " for update")
                .one(FeedState::of);
    }

    /** Makes facts and cells equal to those built anew; readers see all of it at once when it commits. */
    long replace() {
        // Cells that have come back to zero are as good as none.
        database.sql(
                        """
                        delete from public.cell
                        where own_value = 0 and own_pending = 0 and value = 0 and pending = 0
                        """)
                .execute();
        database.sql("delete from public.task_cell where not " + Cells.TASK_NOT_ZERO)
                .execute();
        long differences = 0;
        for (FactTable kept : TABLES) {
            differences += difference("delete from public.%1$s a where not exists (%2$s)", kept, "rebuild");
            differences += difference(
                    "insert into public.%1$s (%3$s) select %3$s from rebuild.%1$s a where not exists (%2$s)",
                    kept, "public");
        }
        return differences;
    }

    private int difference(String statement, FactTable kept, String other) {
        String same =
                """
                select from %2$s.%1$s b where (%3$s) = (%4$s) and row(a.*) is not distinct from row(b.*)
                """
                        .formatted(kept.name(), other, of("a", kept.key()), of("b", kept.key()));
        return database.sql(statement.formatted(kept.name(), same, kept.columns()))
                .execute();
    }

    private static String of(String alias, String columns) {
        return alias + "." + columns.replace(", ", ", " + alias + ".");
    }
}
