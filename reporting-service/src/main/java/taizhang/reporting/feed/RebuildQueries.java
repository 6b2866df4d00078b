package taizhang.reporting.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import taizhang.api.database.Database;
import taizhang.reporting.cell.Cells;

/**
 * Facts and cells a second time, in the schema {@code rebuild}, which is there while they are built: with it in front of
 * the search path, the statements that write the first ones write the second ones.
 */
@ApplicationScoped
class RebuildQueries {

    /** @param key columns that identify a row well enough to find the same one */
    private record Kept(String table, String columns, String key) {}

    private static final List<Kept> TABLES = List.of(
            new Kept(
                    "organization_fact",
                    "code, from_position, to_position, name_zh, name_en, kind, valid_from, valid_to, version, based_in",
                    "code, from_position"),
            new Kept(
                    "organization_total_fact",
                    "organization, during, kind, has_committee, has_small_groups, member_count, staff_count, posts_filled,"
                            + " from_position, to_position",
                    "organization, from_position, during"),
            new Kept(
                    "placement_fact",
                    "organization, parent, during, from_position, to_position",
                    "organization, during"),
            new Kept(
                    "ancestry_fact",
                    "organization, ancestor, depth, during, from_position, to_position",
                    "organization, ancestor, during, from_position"),
            new Kept(
                    "activity_type_fact",
                    "code, category, name_zh, name_en, from_position, to_position, quantities, attributes",
                    "code, from_position"),
            new Kept(
                    "activity_fact",
                    "id, from_position, to_position, version, type, category, organization, held_on, occurrence, status,"
                            + " count, quantities, attributes, themes, campaign, title",
                    "id, from_position"),
            new Kept(
                    "task_fact",
                    "id, from_position, to_position, version, organization, supervisor, source, aspect, campaign, title,"
                            + " owner, found_on, due_on, state, cycle, closed_on, voided_on",
                    "id, from_position"),
            new Kept(
                    "task_span_fact",
                    "task, from_position, to_position, organization, source, aspect, campaign, found_on, during, state,"
                            + " due_on, cycle, closed_on",
                    "task, from_position, during"),
            new Kept(
                    "task_cycle_fact",
                    "task, from_position, to_position, number, organization, source, aspect, campaign, found_on,"
                            + " opened_on, closed_on, due_on, timeliness, reopened_on, voided_on",
                    "task, from_position, number"),
            new Kept(
                    "action_fact",
                    "id, from_position, to_position, task, organization, source, aspect, campaign, title, found_on,"
                            + " voided_on, due_on, state, done_on, kept_up",
                    "id, from_position"),
            new Kept(
                    "campaign_fact",
                    "code, from_position, to_position, version, kind, name_zh, name_en, lead_organization, starts_on,"
                            + " ends_on",
                    "code, from_position"),
            new Kept("position_time", "at, position", "at"),
            new Kept(
                    "cell",
                    "organization, indicator, month, type, own_value, own_pending, value, pending",
                    "organization, indicator, month, type"),
            new Kept("task_cell", Cells.TASK_COLUMNS, "organization, dimension, grain, starts, value"));

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
        for (Kept kept : TABLES) {
            database.sql("create table rebuild.%1$s (like public.%1$s including all)".formatted(kept.table()))
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
        for (Kept kept : TABLES) {
            differences += difference("delete from public.%1$s a where not exists (%2$s)", kept, "rebuild");
            differences += difference(
                    "insert into public.%1$s (%3$s) select %3$s from rebuild.%1$s a where not exists (%2$s)",
                    kept, "public");
        }
        return differences;
    }

    private int difference(String statement, Kept kept, String other) {
        String same =
                """
                select from %2$s.%1$s b where (%3$s) = (%4$s) and row(a.*) is not distinct from row(b.*)
                """
                        .formatted(kept.table(), other, of("a", kept.key()), of("b", kept.key()));
        return database.sql(statement.formatted(kept.table(), same, kept.columns()))
                .execute();
    }

    private static String of(String alias, String columns) {
        return alias + "." + columns.replace(", ", ", " + alias + ".");
    }
}
