package taizhang.records.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.records.ledger.Change;

/** Reads and writes the catalog; {@link CatalogListQueries} has the lists. */
@ApplicationScoped
class CatalogRepository {

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
                .stream().map(CatalogListQueries::parse).toList();
    }
}
