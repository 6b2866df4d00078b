package taizhang.records.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.json.Json;
import taizhang.records.record.Author;
import taizhang.records.record.RecordIntake;

/** Activity types in their table; {@link CatalogListQueries} has the lists. */
@ApplicationScoped
class CatalogRepository implements RecordIntake<String, ActivityType> {

    private static final String ONE = "select definition from activity_type where code = :code";

    private final Database database;
    private final Event<ActivityType> written;

    CatalogRepository(Database database, Event<ActivityType> written) {
        this.database = database;
        this.written = written;
    }

    /**
     * Lets one transaction at a time write types, also among several instances of the service, and no record of this type
     * come in between.
     */
    @Override
    public @Nullable ActivityType lock(String code, Author author) {
        database.lock("activity-type");
        return one(ONE + " for update", code);
    }

    @Nullable
    ActivityType find(String code) {
        return one(ONE, code);
    }

    private @Nullable ActivityType one(String sql, String code) {
        return database.sql(sql)
                .set("code", code)
                .first(CatalogRepository::type)
                .orElse(null);
    }

    @Override
    public void insert(ActivityType first, Author author) {
        save(
                first,
                """
                insert into activity_type (code, category, definition, version)
                values (:code, :category, :definition, :version)
                """);
    }

    @Override
    public void update(ActivityType next) {
        save(
                next,
                """
                update activity_type set category = :category, definition = :definition, version = :version
                where code = :code
                """);
    }

    private void save(ActivityType type, String sql) {
        database.sql(sql)
                .set("code", type.code())
                .set("category", type.category())
                .set("definition", Json.text(type))
                .set("version", type.version())
                .execute();
        written.fire(type);
    }

    List<ActivityType> all() {
        return database.sql("select definition from activity_type order by code")
                .list(CatalogRepository::type);
    }

    /** @return the version, which no other transaction changes before this one ends; 0 when there is no such type */
    long hold(String code) {
        return database.sql("select version from activity_type where code = :code for key share")
                .set("code", code)
                .first(row -> row.getLong(1))
                .orElse(0L);
    }

    static ActivityType type(ResultSet row) throws SQLException {
        return Json.read(row.getString("definition"), ActivityType.class);
    }
}
