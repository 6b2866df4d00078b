package taizhang.records.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Single campaigns; {@link CampaignListQueries} has the lists. */
@ApplicationScoped
class CampaignRepository implements PanacheRepositoryBase<CampaignEntity, String> {

    /** Lets one transaction at a time write campaigns. */
    void lock() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('campaign'))")
                .getSingleResult();
    }

    /** @return whether it is a campaign of everybody, or its leader is in the caller's subtree or above the caller */
    boolean isVisible(@Nullable String leadOrganization, @Nullable String visibleTo) {
        return (Boolean) getEntityManager()
                .createNativeQuery(
                        "select " + CampaignSql.isVisibleByLeader("p.leader", "p.scope")
                                + " from (select cast(:leader as text) as leader, cast(:scope as text) as scope) p",
                        Boolean.class)
                .setParameter("leader", leadOrganization)
                .setParameter("scope", visibleTo)
                .getSingleResult();
    }

    /** @return whether the organization exists and, for a caller with an organization, is in its subtree on the day */
    boolean canLead(String organization, @Nullable String subtree, LocalDate day) {
        return (Boolean) getEntityManager()
                .createNativeQuery(
                        """
                        select exists (select from ancestry where organization = :organization
                        and ancestor = coalesce(cast(:subtree as text), :organization) and during @> cast(:day as date))
                        """,
                        Boolean.class)
                .setParameter("organization", organization)
                .setParameter("subtree", subtree)
                .setParameter("day", day)
                .getSingleResult();
    }
}
