package taizhang.records.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every query of campaigns. */
@ApplicationScoped
class CampaignRepository implements PanacheRepositoryBase<CampaignEntity, String> {

    private static final String SELECTED =
            """
            from campaign c
            where (cast(:visibleTo as text) is null or c.lead_organization is null
                   or exists (select from ancestry y
                      where y.organization = c.lead_organization and y.ancestor = :visibleTo)
                   or exists (select from ancestry y
                      where y.organization = :visibleTo and y.ancestor = c.lead_organization))
              and (cast(:kinds as text[]) is null or c.kind = any(cast(:kinds as text[])))
              and (cast(:on as date) is null or c.starts_on <= :on and (c.ends_on is null or c.ends_on >= :on))
              and (cast(:q as text) is null
                   or position(lower(:q) in lower(concat_ws(chr(10), c.code, c.name_zh, c.name_en))) > 0)
            """;

    /** Lets one transaction at a time write campaigns. */
    void lock() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('campaign'))")
                .getSingleResult();
    }

    List<Campaign> page(CampaignQuery query, @Nullable String after, int limit) {
        String page = "select c.* " + SELECTED
                + "and (cast(:after as text) is null or c.code > :after) order by c.code limit :limit";
        Query statement = filter(getEntityManager().createNativeQuery(page, CampaignEntity.class), query)
                .setParameter("after", after)
                .setParameter("limit", limit);
        return entities(statement).stream().map(CampaignEntity::view).toList();
    }

    long total(CampaignQuery query) {
        return (Long) filter(getEntityManager().createNativeQuery("select count(*) " + SELECTED, Long.class), query)
                .getSingleResult();
    }

    private static Query filter(Query statement, CampaignQuery query) {
        List<String> kinds = query.kinds();
        return statement
                .setParameter("visibleTo", query.visibleTo())
                .setParameter("kinds", kinds == null ? null : kinds.toArray(String[]::new))
                .setParameter("on", query.on())
                .setParameter("q", query.q());
    }

    @SuppressWarnings("unchecked")
    private static List<CampaignEntity> entities(Query query) {
        return query.getResultList();
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
