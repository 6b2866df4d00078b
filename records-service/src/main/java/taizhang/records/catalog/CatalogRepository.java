package taizhang.records.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;
import taizhang.records.ledger.Change;

/** Every query of the catalog. */
@ApplicationScoped
class CatalogRepository {

    private static final String SELECTED =
            """
            from activity_type
            where (cast(:categories as text[]) is null or category = any(cast(:categories as text[])))
              and (cast(:q as text) is null or position(lower(:q) in lower(concat_ws(chr(10), code,
                   definition -> 'name' ->> 'zh', definition -> 'name' ->> 'en'))) > 0)
            """;

    private final EntityManager database;

    CatalogRepository(EntityManager database) {
        this.database = database;
    }

    /** Lets one transaction at a time write types, also among several instances of the service. */
    void lock() {
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('activity-type'))")
                .getSingleResult();
    }

    List<ActivityType> all() {
        return types(database.createNativeQuery(
                "select cast(definition as text) from activity_type order by code", String.class));
    }

    List<ActivityType> page(CatalogQuery query, @Nullable String after, int limit) {
        String page = "select cast(definition as text) " + SELECTED
                + "and (cast(:after as text) is null or code > :after) order by code limit :limit";
        return types(filter(database.createNativeQuery(page, String.class), query)
                .setParameter("after", after)
                .setParameter("limit", limit));
    }

    long total(CatalogQuery query) {
        return (Long) filter(database.createNativeQuery("select count(*) " + SELECTED, Long.class), query)
                .getSingleResult();
    }

    private static Query filter(Query statement, CatalogQuery query) {
        List<String> categories = query.categories();
        return statement
                .setParameter("categories", categories == null ? null : categories.toArray(String[]::new))
                .setParameter("q", query.q());
    }

    /** @return the type, its row locked until the end of the transaction, so that no record of it comes in between */
    @Nullable
    ActivityType locked(String code) {
        return first(database.createNativeQuery(
                        "select cast(definition as text) from activity_type where code = :code for update",
                        String.class)
                .setParameter("code", code));
    }

    @Nullable
    ActivityType find(String code) {
        return first(database.createNativeQuery(
                        "select cast(definition as text) from activity_type where code = :code", String.class)
                .setParameter("code", code));
    }

    /** @return the version, which no other transaction changes before this one ends; 0 when there is no such type */
    long hold(String code) {
        List<?> found = database.createNativeQuery(
                        "select version from activity_type where code = :code for key share", Long.class)
                .setParameter("code", code)
                .getResultList();
        return found.isEmpty() ? 0 : (Long) found.get(0);
    }

    boolean inUse(String code) {
        return (Boolean)
                database.createNativeQuery("select exists (select from activity where type = :code)", Boolean.class)
                        .setParameter("code", code)
                        .getSingleResult();
    }

    void save(ActivityType type) {
        database.createNativeQuery(
                        """
                        insert into activity_type (code, category, definition, version)
                        values (:code, :category, cast(:definition as jsonb), :version)
                        on conflict (code) do update
                        set category = excluded.category, definition = excluded.definition, version = excluded.version
                        """)
                .setParameter("code", type.code())
                .setParameter("category", type.category())
                .setParameter("definition", Change.text(type))
                .setParameter("version", type.version())
                .executeUpdate();
    }

    private static @Nullable ActivityType first(Query query) {
        List<ActivityType> found = types(query);
        return found.isEmpty() ? null : found.get(0);
    }

    @SuppressWarnings("unchecked")
    private static List<ActivityType> types(Query query) {
        return ((List<String>) query.getResultList())
                .stream().map(CatalogRepository::parse).toList();
    }

    private static ActivityType parse(String definition) {
        try {
            return Json.CANONICAL.readValue(definition, ActivityType.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
