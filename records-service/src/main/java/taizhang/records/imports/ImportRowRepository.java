package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.json.Json;
import taizhang.api.text.Coded;

/** What becomes of the rows of imports, in their table. */
@ApplicationScoped
class ImportRowRepository {

    private static final String INSERT =
            """
            insert into import_row (import, row, outcome, record, version, errors, before, after, by_external_id, by_look,
                content)
            select :import, d.row, d.outcome, d.record, d.version, d.errors::json, d.before::json, d.after::json,
                d.by_external_id, d.by_look, d.content
            from unnest(:rows::bigint[], :outcomes::text[], :records::text[], :versions::bigint[], :errors::text[],
                :befores::text[], :afters::text[], :externalIds::uuid[], :looks::uuid[], :contents::uuid[])
                as d (row, outcome, record, version, errors, before, after, by_external_id, by_look, content)
            """;

    private static final String UPDATE =
            """
            update import_row r set outcome = d.outcome, record = d.record, version = d.version, errors = d.errors::json,
                before = null, after = null
            from unnest(:rows::bigint[], :outcomes::text[], :records::text[], :versions::bigint[], :errors::text[])
                as d (row, outcome, record, version, errors)
            where r.import = :import and r.row = d.row
            """;

    /** Good rows that have something in common with a good row before them, with the first of these. */
    private static final String LATER =
            """
            select * from (
                select row, outcome, record, version, by_external_id, first_value(row) over same as first,
                    first_value(record) over same as first_record, first_value(version) over same as first_version,
                    content = first_value(content) over same as says_the_same
                from import_row where import = :import and outcome <> 'rejected' and %1$s is not null
                window same as (partition by %1$s order by row)) repeated
            where row > first
            """;

    private static final String OF_SAME_KEY = LATER.formatted("by_external_id");
    private static final String ALIKE = LATER.formatted("by_look") + "and by_external_id is null";

    private static final String DECIDED =
            """
            select row, outcome, record, version from import_row
            where import = :import and row between :from and :to and outcome in ('created', 'updated')
            """;

    /** What imports have written that are withdrawn by now, and what their withdrawals have, takes each other back. */
    private static final String WRITTEN =
            """
            select r.row, r.record, coalesce(later.version, r.version) as version, c.before
            from import_row r
            join change c on c.entity = :entity and c.entity_id = r.record and c.version = r.version and c.batch = r.import
            cross join lateral (
                select case when bool_and(exists (
                        select from record_import i where i.id = l.batch and i.state = 'withdrawn')) then max(l.version) end as version
                from change l
                where l.entity = :entity and l.entity_id = r.record and l.version > r.version) later
            where r.import = :import and r.row < :before and r.outcome in ('created', 'updated')
            order by r.row desc limit :limit
            """;

    private final Database database;

    ImportRowRepository(Database database) {
        this.database = database;
    }

    /** A row with what becomes of it. */
    record Decided(long row, Decision decision) {}

    /** A row as it was decided before. */
    record Stored(Outcome outcome, String record, long version) {}

    /** A row with what it has written. */
    record WrittenRow(long row, ImportedRecords.Written written) {}

    /**
     * A good row that repeats another one of its file.
     *
     * @param alone as it was decided by itself
     * @param record of the first one
     * @param version of the first one
     */
    record Later(long row, Stored alone, String record, long version, boolean saysTheSame) {}

    /** @param withRecords whether they are kept here, since the ledger will not have them */
    void insert(UUID id, List<Decided> rows, boolean withRecords) {
        set(database.sql(INSERT), id, rows)
                .setEach(
                        "befores",
                        "text",
                        rows,
                        each -> withRecords ? each.decision().before() : null)
                .setEach(
                        "afters",
                        "text",
                        rows,
                        each -> withRecords ? each.decision().after() : null)
                .setEach("externalIds", "uuid", rows, like(Decision.Likeness::key))
                .setEach("looks", "uuid", rows, like(Decision.Likeness::alike))
                .setEach("contents", "uuid", rows, like(Decision.Likeness::content))
                .execute();
    }

    private static Function<Decided, @Nullable Object> like(Function<Decision.Likeness, @Nullable Object> field) {
        return each -> {
            Decision.Likeness likeness = each.decision().likeness();
            return likeness == null ? null : field.apply(likeness);
        };
    }

    void update(UUID id, List<Decided> rows) {
        set(database.sql(UPDATE), id, rows).execute();
    }

    private static taizhang.api.database.Statement set(
            taizhang.api.database.Statement statement, UUID id, List<Decided> rows) {
        return statement
                .set("import", id)
                .setEach("rows", "bigint", rows, Decided::row)
                .setEach("outcomes", "text", rows, each -> each.decision()
                        .outcome()
                        .code())
                .setEach("records", "text", rows, each -> each.decision().record())
                .setEach("versions", "bigint", rows, each -> each.decision().version())
                .setEach(
                        "errors",
                        "text",
                        rows,
                        each -> each.decision().errors().isEmpty()
                                ? null
                                : Json.text(each.decision().errors()));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                Objects.requireNonNull(Coded.of(Outcome.class, row.getString("outcome"))),
                row.getString("record"),
                row.getLong("version"));
    }

    void delete(UUID id) {
        database.sql("delete from import_row where import = :import")
                .set("import", id)
                .execute();
    }

    /** Forgets the rows that would have been written, and were not. */
    void deleteUnwritten(UUID id, long appliedTo) {
        database.sql(
                        """
                        delete from import_row
                        where import = :import and row > :appliedTo and outcome in ('created', 'updated')
                        """)
                .set("import", id)
                .set("appliedTo", appliedTo)
                .execute();
    }

    /** Tells of the rows that stand for the same record as one before them. */
    void ofSameKey(UUID id, Consumer<Later> action) {
        later(OF_SAME_KEY, id, action);
    }

    /** Tells of the rows without a key that look like one before them. */
    void alike(UUID id, Consumer<Later> action) {
        later(ALIKE, id, action);
    }

    private void later(String sql, UUID id, Consumer<Later> action) {
        database.sql(sql)
                .set("import", id)
                .forEach(
                        row -> new Later(
                                row.getLong("row"),
                                stored(row),
                                row.getString("first_record"),
                                row.getLong("first_version"),
                                row.getBoolean("says_the_same")),
                        action);
    }

    /** @return the rows to be written, by their numbers */
    Map<Long, Stored> decided(UUID id, long from, long to) {
        Map<Long, Stored> decided = new HashMap<>();
        database.sql(DECIDED)
                .set("import", id)
                .set("from", from)
                .set("to", to)
                .forEach(
                        row -> Map.entry(row.getLong("row"), stored(row)),
                        entry -> decided.put(entry.getKey(), entry.getValue()));
        return decided;
    }

    /** @return what a commit has written in rows above one, the last row first: as it is taken back */
    List<WrittenRow> written(Import one, long before, int limit) {
        // By a plan that was kept since there were few imports, all of them would be read for each row.
        return database.sql(WRITTEN)
                .planEachTime()
                .set("entity", one.order().kind().entity().code())
                .set("import", one.id())
                .set("before", before)
                .set("limit", limit)
                .list(row -> new WrittenRow(
                        row.getLong("row"),
                        new ImportedRecords.Written(
                                row.getString("record"), row.getLong("version"), row.getString("before"))));
    }
}
