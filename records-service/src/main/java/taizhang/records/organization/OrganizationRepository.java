package taizhang.records.organization;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Single organizations; {@link OrganizationListQueries} has the lists. */
@ApplicationScoped
class OrganizationRepository implements PanacheRepositoryBase<OrganizationEntity, String> {

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
