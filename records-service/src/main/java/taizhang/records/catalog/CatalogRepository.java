package taizhang.records.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.json.Json;
import taizhang.records.record.Author;
import taizhang.records.record.RecordIntake;

/** Every query of the catalog. */
@ApplicationScoped
class CatalogRepository implements RecordIntake<String, ActivityType> {

    private static final String SELECTED =
            """
            from activity_type
            where (cast(:categories as text[]) is null or category = any(cast(:categories as text[])))
              and (cast(:q as text) is null or position(lower(:q) in lower(concat_ws(chr(10), code,
                   definition -> 'name' ->> 'zh', definition -> 'name' ->> 'en'))) > 0)
            """;

    private static final String ONE = "select definition from activity_type where code = :code";

    private final EntityManager entities;
    private final Database database;
    private final Event<ActivityType> written;

    CatalogRepository(EntityManager entities, Database database, Event<ActivityType> written) {
        this.entities = entities;
        this.database = database;
        this.written = written;
    }

    /**
     * Lets one transaction at a time write types, also among several instances of the service, and no record of this type
     * come in between.
     */
    @Override
    public @Nullable ActivityType lock(String code, Author author) {
        database.sql("select 1 from pg_advisory_xact_lock(hashtext('activity-type'))")
                .one(row -> true);
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

    List<ActivityType> page(CatalogQuery query, @Nullable String after, int limit) {
        String page = "select cast(definition as text) " + SELECTED
                + "and (cast(:after as text) is null or code > :after) order by code limit :limit";
        return types(filter(entities.createNativeQuery(page, String.class), query)
                .setParameter("after", after)
                .setParameter("limit", limit));
    }

    long total(CatalogQuery query) {
        return (Long) filter(entities.createNativeQuery("select count(*) " + SELECTED, Long.class), query)
                .getSingleResult();
    }

    private static Query filter(Query statement, CatalogQuery query) {
        List<String> categories = query.categories();
        return statement
                .setParameter("categories", categories == null ? null : categories.toArray(String[]::new))
                .setParameter("q", query.q());
    }

    /** @return the version, which no other transaction changes before this one ends; 0 when there is no such type */
    long hold(String code) {
        return database.sql("select version from activity_type where code = :code for key share")
                .set("code", code)
                .first(row -> row.getLong(1))
                .orElse(0L);
    }

    private static ActivityType type(ResultSet row) throws SQLException {
        return Json.read(row.getString("definition"), ActivityType.class);
    }

    @SuppressWarnings("unchecked")
    private static List<ActivityType> types(Query query) {
        return ((List<String>) query.getResultList())
                .stream().map(text -> Json.read(text, ActivityType.class)).toList();
    }
}
