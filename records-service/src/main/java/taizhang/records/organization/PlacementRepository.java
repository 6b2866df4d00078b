package taizhang.records.organization;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.query.NativeQuery;
import taizhang.records.organization.Placements.Days;
import taizhang.records.organization.Placements.Placement;

/** Placements, and the closure that is computed from them. All writers hold {@link OrganizationRepository#lock}. */
@ApplicationScoped
class PlacementRepository {

    private final EntityManager database;

    PlacementRepository(EntityManager database) {
        this.database = database;
    }

    @SuppressWarnings("unchecked")
    Placements of(String organization) {
        List<Tuple> rows = database.createNativeQuery(
                        """
                        select parent, lower(during) as from_day from placement where organization = :organization
                        order by lower(during) nulls first
                        """,
                        Tuple.class)
                .unwrap(NativeQuery.class)
                .addScalar("parent", String.class)
                .addScalar("from_day", LocalDate.class)
                .setParameter("organization", organization)
                .getResultList();
        return new Placements(rows.stream()
                .map(row -> new Placement(row.get(0, String.class), row.get(1, LocalDate.class)))
                .toList());
    }

    /** @return whether the organization is an ancestor of (or is) the wanted parent on one of these days */
    boolean wouldCycle(String organization, String parent, Days days) {
        return (Boolean) database.createNativeQuery(
                        """
                        select exists (select from ancestry
                        where organization = :parent and ancestor = :organization
                          and during && daterange(cast(:from as date), cast(:until as date)))
                        """,
                        Boolean.class)
                .setParameter("organization", organization)
                .setParameter("parent", parent)
                .setParameter("from", days.from())
                .setParameter("until", days.until())
                .getSingleResult();
    }

    void save(String organization, Placements placements) {
        database.flush();
        database.createNativeQuery("delete from placement where organization = :organization")
                .setParameter("organization", organization)
                .executeUpdate();
        List<Placement> inOrder = placements.inOrder();
        for (int i = 0; i < inOrder.size(); i++) {
            database.createNativeQuery(
                            """
                            insert into placement (organization, parent, during)
                            values (:organization, :parent, daterange(cast(:from as date), cast(:until as date)))
                            """)
                    .setParameter("organization", organization)
                    .setParameter("parent", inOrder.get(i).parent())
                    .setParameter("from", inOrder.get(i).from())
                    .setParameter(
                            "until", i + 1 < inOrder.size() ? inOrder.get(i + 1).from() : null)
                    .executeUpdate();
        }
        renewAncestry(organization);
    }

    /** Computes the ancestors of the organization, and of all that were ever below it, anew from the placements. */
    private void renewAncestry(String organization) {
        String[] affected = (String[]) database.createNativeQuery(
                        """
                        select array(select organization from ancestry where ancestor = :organization
                                     union select :organization)
                        """,
                        String[].class)
                .setParameter("organization", organization)
                .getSingleResult();
        database.createNativeQuery("delete from ancestry where organization = any(cast(:affected as text[]))")
                .setParameter("affected", affected)
                .executeUpdate();
        database.createNativeQuery(
                        """
                        with recursive up (organization, ancestor, depth, during) as (
                            select code, code, 0, daterange(null, null)
                            from unnest(cast(:affected as text[])) code
                            union all
                            select u.organization, p.parent, u.depth + 1, u.during * p.during
                            from up u
                            join placement p on p.organization = u.ancestor and p.during && u.during
                            where p.parent is not null
                        )
                        insert into ancestry (organization, ancestor, depth, during)
                        select organization, ancestor, depth, during from up
                        """)
                .setParameter("affected", affected)
                .executeUpdate();
    }
}
