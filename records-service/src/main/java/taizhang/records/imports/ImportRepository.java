package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.api.json.Json;
import taizhang.api.text.Coded;
import taizhang.records.attachment.ContentUse;

/** Imports in their table. */
@ApplicationScoped
class ImportRepository implements ContentUse {

    private static final String INSERT =
            """
            insert into record_import (id, entity, mode, strategy, duplicates, atomic, mapping, media_type, instructions,
                file_name, sha256, size, state, created_at, created_by, organization, roles)
            values (:id, :entity, :mode, :strategy, :duplicates, :atomic, :mapping, :mediaType, :instructions,
                :fileName, :sha256, :size, :state, :createdAt, :createdBy, :organization, :roles)
            """;

    /** Of those who see it: its maker, within a scope only what was made under the same, and whoever sees all. */
    private static final String SEEN =
            "and (i.created_by = :subject and (i.organization = :scope or :unscoped) or :all)";

    private final Database database;

    ImportRepository(Database database) {
        this.database = database;
    }

    /** @param scope null: none. @param all whether the caller sees those of others, too */
    record Viewer(String subject, @Nullable String scope, boolean all) {}

    void insert(UUID id, Import.Order order, Instant at, Import.Maker maker) {
        database.sql(INSERT)
                .set("id", id)
                .set("entity", order.kind().code())
                .set("mode", order.mode().code())
                .set("strategy", order.strategy().code())
                .set("duplicates", order.duplicates().code())
                .set("atomic", order.atomic())
                .set("mapping", order.mapping())
                .set("mediaType", order.mediaType())
                .set("instructions", order.instructions())
                .set("fileName", order.fileName())
                .set("sha256", order.sha256())
                .set("size", order.size())
                .set("state", ImportState.QUEUED.code())
                .set("createdAt", at)
                .set("createdBy", maker.subject())
                .set("organization", maker.organization())
                .setArray("roles", "text", maker.roles())
                .execute();
    }

    int queued() {
        return database.sql("select count(*) from record_import where state = 'queued'")
                .one(row -> row.getInt(1));
    }

    @Nullable
    Import find(UUID id, Viewer viewer) {
        return one(id, viewer, "");
    }

    /** Keeps it from its worker until the transaction ends. */
    @Nullable
    Import lock(UUID id, Viewer viewer) {
        return one(id, viewer, "for update");
    }

    private @Nullable Import one(UUID id, Viewer viewer, String lock) {
        return seen(database.sql("select i.* from record_import i where i.id = :id"), viewer)
                .add(lock)
                .set("id", id)
                .first(ImportRepository::read)
                .orElse(null);
    }

    /** @return null when it is not that worker's */
    @Nullable
    Import lockForWorker(UUID id, UUID worker) {
        return database.sql("select i.* from record_import i where i.id = :id and i.worker = :worker for update")
                .set("id", id)
                .set("worker", worker)
                .first(ImportRepository::read)
                .orElse(null);
    }

    /** Counts the rows that are left anew. */
    void recount(UUID id) {
        database.sql(
                        """
                        update record_import i
                        set created = r.created, updated = r.updated, unchanged = r.unchanged, rejected = r.rejected
                        from (
                            select count(*) filter (where outcome = 'created') as created,
                                count(*) filter (where outcome = 'updated') as updated,
                                count(*) filter (where outcome = 'unchanged') as unchanged,
                                count(*) filter (where outcome = 'rejected') as rejected
                            from import_row where import = :id) r
                        where i.id = :id
                        """)
                .set("id", id)
                .execute();
    }

    /** @return the newest first */
    List<Import> page(Viewer viewer, @Nullable UUID after, int limit) {
        return seen(database.sql("select i.* from record_import i where true"), viewer)
                .given("and i.id < :after", after)
                .add("order by i.id desc")
                .limit(limit)
                .list(ImportRepository::read);
    }

    long total(Viewer viewer) {
        return seen(database.sql("select count(*) from record_import i where true"), viewer)
                .one(row -> row.getLong(1));
    }

    private static Statement seen(Statement statement, Viewer viewer) {
        return statement
                .add(SEEN)
                .set("subject", viewer.subject())
                .set("scope", viewer.scope())
                .set("unscoped", viewer.scope() == null)
                .set("all", viewer.all());
    }

    /** Ends it, by the caller or by its worker. */
    void end(UUID id, ImportState state, Import.@Nullable Fault fault, @Nullable String reason, Instant at) {
        database.sql(
                        """
                        update record_import
                        set state = :state, fault = :fault, withdrawal_reason = :reason, finished_at = :at,
                            progress = case when :state = 'cancelled' then progress else 1 end,
                            worker = null, leased_until = null, version = version + 1
                        where id = :id
                        """)
                .set("state", state.code())
                .set("fault", fault == null ? null : Json.text(fault))
                .set("reason", reason)
                .set("at", at)
                .set("id", id)
                .execute();
    }

    @Override
    public boolean refersTo(String sha256) {
        return database.sql("select from record_import where sha256 = :sha256 limit 1")
                .set("sha256", sha256.substring(ImportView.ALGORITHM.length()))
                .any();
    }

    static Import read(ResultSet row) throws SQLException {
        String fault = row.getString("fault");
        return new Import(
                row.getObject("id", UUID.class),
                new Import.Order(
                        coded(ImportKind.class, row.getString("entity")),
                        coded(ImportMode.class, row.getString("mode")),
                        coded(ImportStrategy.class, row.getString("strategy")),
                        coded(Duplicates.class, row.getString("duplicates")),
                        row.getBoolean("atomic"),
                        row.getString("mapping"),
                        row.getString("media_type"),
                        row.getString("instructions"),
                        row.getString("file_name"),
                        row.getString("sha256"),
                        row.getLong("size")),
                coded(ImportState.class, row.getString("state")),
                new Import.Counts(
                        row.getInt("rows"),
                        row.getInt("created"),
                        row.getInt("updated"),
                        row.getInt("unchanged"),
                        row.getInt("rejected")),
                row.getDouble("progress"),
                fault == null ? null : Json.read(fault, Import.Fault.class),
                row.getString("withdrawal_reason"),
                row.getLong("version"),
                instant(row, "created_at"),
                new Import.Maker(
                        row.getString("created_by"), row.getString("organization"), Set.copyOf(Arrays.asList((String[])
                                row.getArray("roles").getArray()))),
                instantOrNull(row, "started_at"),
                instantOrNull(row, "finished_at"),
                row.getLong("applied_to"),
                row.getInt("attempts"));
    }

    private static <E extends Enum<E> & Coded> E coded(Class<E> type, String code) {
        return Objects.requireNonNull(Coded.of(type, code));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
