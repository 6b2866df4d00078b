package taizhang.records.organization;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Queries of the register. */
@ApplicationScoped
class OrganizationRepository implements PanacheRepositoryBase<OrganizationEntity, String> {

    private static final String SELECTED =
            """
            from organization o
            join placement p on p.organization = o.code and p.during @> cast(:on as date)
            where o.valid_from <= :on and (o.valid_to is null or o.valid_to >= :on)
              and (cast(:visibleBelow as text) is null or exists (select from ancestry y
                   where y.organization = o.code and y.ancestor = :visibleBelow and y.during @> cast(:on as date)))
              and (cast(:parent as text) is null
                   or not :subtree and p.parent = :parent
                   or :subtree and exists (select from ancestry y
                      where y.organization = o.code and y.ancestor = :parent and y.during @> cast(:on as date)))
              and (cast(:kinds as text[]) is null or o.kind = any(cast(:kinds as text[])))
              and (cast(:q as text) is null
                   or position(lower(:q) in lower(concat_ws(chr(10), o.code, o.name_zh, o.name_en))) > 0)
            """;

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    /** Lets one transaction at a time write organizations, so that two moves cannot make a cycle together. */
    void lock() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('organization'))")
                .getSingleResult();
    }

    /** @return whether it is in the subtree on any day */
    boolean isVisible(String code, @Nullable String subtree) {
        return (Boolean) getEntityManager()
                .createNativeQuery(
                        "select " + OrganizationSql.isVisible(":code", "cast(:subtree as text)"), Boolean.class)
                .setParameter("code", code)
                .setParameter("subtree", subtree)
                .getSingleResult();
    }

    /** @return whether it is in the subtree on this day */
    boolean isInSubtree(String code, @Nullable String subtree, LocalDate day) {
        return subtree == null
                || (Boolean) getEntityManager()
                        .createNativeQuery(
                                "select " + OrganizationSql.belowOn(":code", ":subtree", "cast(:day as date)"),
                                Boolean.class)
                        .setParameter("code", code)
                        .setParameter("subtree", subtree)
                        .setParameter("day", day)
                        .getSingleResult();
    }

    /** @return whether it is in the subtree on this day and on every later one */
    boolean isInSubtreeFrom(String code, @Nullable String subtree, LocalDate day) {
        return subtree == null
                || (Boolean) getEntityManager()
                        .createNativeQuery(
                                """
                                select coalesce(range_agg(during) @> daterange(cast(:day as date), null), false)
                                from ancestry where organization = :code and ancestor = :subtree
                                """,
                                Boolean.class)
                        .setParameter("code", code)
                        .setParameter("subtree", subtree)
                        .setParameter("day", day)
                        .getSingleResult();
    }

    /** @return organizations by their codes, in order, with the parent that each had on the day */
    List<Organization> page(OrganizationQuery query, @Nullable String after, int limit) {
        String page = "select o.code, p.parent " + SELECTED
                + "and (cast(:after as text) is null or o.code > :after) order by o.code limit :limit";
        Query statement = getEntityManager()
                .createNativeQuery(page, Tuple.class)
                .setParameter("after", after)
                .setParameter("limit", limit);
        Map<String, @Nullable String> parents = new LinkedHashMap<>();
        for (Object row : filter(statement, query).getResultList()) {
            parents.put(((Tuple) row).get(0, String.class), ((Tuple) row).get(1, String.class));
        }
        Map<String, OrganizationEntity> found = list("code in ?1", List.copyOf(parents.keySet())).stream()
                .collect(Collectors.toMap(o -> o.code, Function.identity()));
        return parents.keySet().stream()
                .map(code -> Objects.requireNonNull(found.get(code)).view(parents.get(code)))
                .toList();
    }

    long total(OrganizationQuery query) {
        return (Long) filter(getEntityManager().createNativeQuery("select count(*) " + SELECTED, Long.class), query)
                .getSingleResult();
    }

    private static Query filter(Query statement, OrganizationQuery query) {
        List<String> kinds = query.kinds();
        return statement
                .setParameter("on", query.on())
                .setParameter("visibleBelow", query.visibleBelow())
                .setParameter("parent", query.parent())
                .setParameter("subtree", query.subtree())
                .setParameter("kinds", kinds == null ? null : kinds.toArray(String[]::new))
                .setParameter("q", query.q());
    }

    /** @return whether the day of a record that is not voided is outside these; a task's is that of its finding */
    boolean hasRecordsOutside(String code, LocalDate from, @Nullable LocalDate to) {
        return (Boolean) getEntityManager()
                .createNativeQuery(
                        """
                        select exists (select from activity
                        where organization = :code and status <> 'voided'
                          and (held_on < :from or held_on > cast(:to as date)))
                        or exists (select from rectification_task
                        where organization = :code and state <> 'void'
                          and (found_on < :from or found_on > cast(:to as date)))
                        """,
                        Boolean.class)
                .setParameter("code", code)
                .setParameter("from", from)
                .setParameter("to", to)
                .getSingleResult();
    }

    /** @return false when something refers to it, which ends the transaction */
    boolean remove(String code) {
        try {
            for (String sql : List.of(
                    "delete from ancestry where organization = :code",
                    "delete from placement where organization = :code",
                    "delete from organization where code = :code")) {
                getEntityManager()
                        .createNativeQuery(sql)
                        .setParameter("code", code)
                        .executeUpdate();
            }
            return true;
        } catch (ConstraintViolationException refused) {
            if (FOREIGN_KEY_VIOLATION.equals(refused.getSQLState())) {
                return false;
            }
            throw refused;
        }
    }
}
