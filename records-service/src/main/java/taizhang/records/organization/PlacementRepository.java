package taizhang.records.organization;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import taizhang.api.database.Database;
import taizhang.records.organization.Placements.Days;
import taizhang.records.organization.Placements.Placement;

/** Placements, and the closure that is computed from them. All writers hold {@link OrganizationRepository#lock}. */
@ApplicationScoped
class PlacementRepository {

    private final Database database;

    PlacementRepository(Database database) {
        this.database = database;
    }

    Placements of(String organization) {
        return new Placements(database.sql(
                        """
                        select parent, lower(during) as from_day from placement where organization = :organization
                        order by lower(during) nulls first
                        """)
                .set("organization", organization)
                .list(row -> new Placement(row.getString("parent"), row.getObject("from_day", LocalDate.class))));
    }

    /** @return whether the organization is an ancestor of (or is) the wanted parent on one of these days */
    boolean wouldCycle(String organization, String parent, Days days) {
        return database.sql(
                        """
                        select from ancestry
                        where organization = :parent and ancestor = :organization
                          and during && daterange(:from, :until)
                        limit 1
                        """)
                .set("organization", organization)
                .set("parent", parent)
                .set("from", days.from())
                .set("until", days.until())
                .any();
    }

    void save(String organization, Placements placements) {
        database.sql("delete from placement where organization = :organization")
                .set("organization", organization)
                .execute();
        List<Placement> inOrder = placements.inOrder();
        for (int i = 0; i < inOrder.size(); i++) {
            database.sql(
                            """
                            insert into placement (organization, parent, during)
                            values (:organization, :parent, daterange(:from, :until))
                            """)
                    .set("organization", organization)
                    .set("parent", inOrder.get(i).parent())
                    .set("from", inOrder.get(i).from())
                    .set("until", i + 1 < inOrder.size() ? inOrder.get(i + 1).from() : null)
                    .execute();
        }
        renewAncestry(organization);
    }

    /** Computes the ancestors of the organization, and of all that were ever below it, anew from the placements. */
    private void renewAncestry(String organization) {
        List<String> affected = database.sql(
                        """
                        select organization from ancestry where ancestor = :organization union select :organization
                        """)
                .set("organization", organization)
                .list(row -> row.getString(1));
        database.sql("delete from ancestry where organization = any(:affected)")
                .setArray("affected", "text", affected)
                .execute();
        database.sql(
                        """
                        with recursive up (organization, ancestor, depth, during) as (
                            select code, code, 0, daterange(null, null)
                            from unnest(:affected::text[]) code
                            union all
                            select u.organization, p.parent, u.depth + 1, u.during * p.during
                            from up u
                            join placement p on p.organization = u.ancestor and p.during && u.during
                            where p.parent is not null
                        )
                        insert into ancestry (organization, ancestor, depth, during)
                        select organization, ancestor, depth, during from up
                        """)
                .setArray("affected", "text", affected)
                .execute();
    }
}
