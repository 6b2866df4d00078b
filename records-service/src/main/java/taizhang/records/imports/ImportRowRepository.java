package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
            update import_row r set outcome = d.outcome, record = d.record, version = d.version, errors = d.errors::json
            from unnest(:rows::bigint[], :outcomes::text[], :records::text[], :versions::bigint[], :errors::text[])
                as d (row, outcome, record, version, errors)
            where r.import = :import and r.row = d.row
            """;

    /** The good rows of the file so far that these may be the same as. */
    private static final String EARLIER =
            """
            select by_external_id, by_look, content, record, version from import_row
            where outcome <> 'rejected' and (by_external_id = any (:externalIds::uuid[]) or by_look = any (:looks::uuid[]))
            order by row desc
            """;

    private static final String DECIDED =
            """
            select row, outcome, record, version from import_row
            where import = :import and row between :from and :to and outcome in ('created', 'updated')
            """;

    private static final String WRITTEN =
            """
            select r.row, r.record, r.version, c.before
            from import_row r
            join change c on c.entity = :entity and c.entity_id = r.record and c.version = r.version and c.batch = r.import
            where r.import = :import and r.row < :before and r.outcome in ('created', 'updated')
            order by r.row desc limit :limit
            """;

    private final Database database;

    ImportRowRepository(Database database) {
        this.database = database;
    }

    /** A row with what becomes of it. @param key by which it finds its record, in the words of the file */
    record Decided(long row, Decision decision, String key) {}

    /** A row as it was decided before. */
    record Stored(Outcome outcome, String record, long version) {}

    /** A row with what it has written. */
    record WrittenRow(long row, ImportedRecords.Written written) {}

    /** A good row of the same file. */
    record Earlier(RowKey key, @Nullable UUID content, String record, long version) {}

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
                .setEach("externalIds", "uuid", rows, like(likeness -> RowKey.of(id, likeness)
                        .externalId()))
                .setEach("looks", "uuid", rows, like(likeness -> RowKey.of(id, likeness)
                        .look()))
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

    List<Earlier> earlier(List<UUID> externalIds, List<UUID> looks) {
        return database.sql(EARLIER)
                .setArray("externalIds", "uuid", externalIds)
                .setArray("looks", "uuid", looks)
                .list(row -> new Earlier(
                        new RowKey(row.getObject("by_external_id", UUID.class), row.getObject("by_look", UUID.class)),
                        row.getObject("content", UUID.class),
                        row.getString("record"),
                        row.getLong("version")));
    }

    /** @return the rows to be written, by their numbers */
    Map<Long, Stored> decided(UUID id, long from, long to) {
        Map<Long, Stored> decided = new HashMap<>();
        database.sql(DECIDED)
                .set("import", id)
                .set("from", from)
                .set("to", to)
                .forEach(
                        row -> Map.entry(
                                row.getLong("row"),
                                new Stored(
                                        Objects.requireNonNull(Coded.of(Outcome.class, row.getString("outcome"))),
                                        row.getString("record"),
                                        row.getLong("version"))),
                        entry -> decided.put(entry.getKey(), entry.getValue()));
        return decided;
    }

    /** @return what a commit has written in rows above one, the last row first: as it is taken back */
    List<WrittenRow> written(Import one, long before, int limit) {
        return database.sql(WRITTEN)
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
