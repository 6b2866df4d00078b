package taizhang.records.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Today;
import taizhang.records.organization.OrganizationSql;
import taizhang.records.record.Author;
import taizhang.records.record.RecordIntake;

/** Every query of campaigns. */
@ApplicationScoped
class CampaignRepository implements PanacheRepositoryBase<CampaignEntity, String>, RecordIntake<String, Campaign> {

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

    private static final String LOCK_ALL = "select 1 from pg_advisory_xact_lock(hashtext('campaign'))";

    private static final String VISIBLE = "select "
            + CampaignSql.isVisibleByLeader("asked.leader", "asked.scope")
            + " from (select :leader::text as leader, :scope::text as scope) asked";

    private static final String CAN_LEAD =
            "select " + OrganizationSql.belowOn(":leader", "coalesce(:scope, :leader)", ":day::date");

    private final Database database;
    private final Today today;

    CampaignRepository(Database database, Today today) {
        this.database = database;
        this.today = today;
    }

    /** Lets one transaction at a time write campaigns. */
    @Override
    public @Nullable Campaign lock(String code, Author author) {
        database.sql(LOCK_ALL).one(row -> true);
        Campaign present = find(code, author.organization());
        String leader = present == null ? null : present.leadOrganization();
        if (present != null && author.isScoped() && (leader == null || !canLead(leader, author.organization()))) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
        return present;
    }

    /** @throws ProblemException 404 when there is one that the caller cannot see */
    @Nullable
    Campaign find(String code, @Nullable String scope) {
        CampaignEntity entity = findById(code);
        if (entity != null && !isVisible(entity.leadOrganization, scope)) {
            throw ProblemException.notFound();
        }
        return entity == null ? null : entity.view();
    }

    @Override
    public void insert(Campaign first, Author author) {
        persistAndFlush(new CampaignEntity().take(first));
    }

    @Override
    public void update(Campaign next) {
        findById(next.code()).take(next);
        flush();
    }

    /** @return whether it is a campaign of everybody, or its leader is in the caller's subtree or above the caller */
    private boolean isVisible(@Nullable String leader, @Nullable String scope) {
        return database.sql(VISIBLE).set("leader", leader).set("scope", scope).one(row -> row.getBoolean(1));
    }

    /** @return whether the organization exists today and, for a caller with an organization, is in its subtree */
    boolean canLead(String organization, @Nullable String scope) {
        return database.sql(CAN_LEAD)
                .set("leader", organization)
                .set("scope", scope)
                .set("day", today.date())
                .one(row -> row.getBoolean(1));
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
}
