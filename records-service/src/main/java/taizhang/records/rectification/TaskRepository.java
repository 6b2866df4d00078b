package taizhang.records.rectification;

import static taizhang.records.organization.OrganizationSql.belowSince;
import static taizhang.records.organization.OrganizationSql.unscopedOr;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Violations;
import taizhang.records.campaign.CampaignSql;
import taizhang.records.organization.Membership;
import taizhang.records.organization.OrganizationSql;

/** Single tasks and what they refer to; {@link TaskListQueries} has the lists. */
@ApplicationScoped
class TaskRepository implements PanacheRepositoryBase<TaskEntity, UUID> {

    private static final String ONE =
            """
            select t.* from rectification_task t where t.id = :id and %s
            """
                    .formatted(
                            unscopedOr("cast(:scope as text)", belowSince("t.organization", ":scope", "t.found_on")));

    private static final String REFERENCES =
            """
            select %s as organization,
                p.supervisor is null or exists (
                    select from organization s where s.code = p.supervisor) as supervisor,
                p.campaign is null or %s as campaign
            from (select cast(:organization as text) as organization, cast(:foundOn as date) as found_on,
                cast(:supervisor as text) as supervisor, cast(:campaign as text) as campaign,
                cast(:scope as text) as scope) p
            """
                    .formatted(
                            OrganizationSql.membership("p.organization", "p.scope", "p.found_on"),
                            CampaignSql.isVisible("p.campaign", "p.scope"));

    /** What is read from here on in this transaction is one state of the database: a task fits its parts. Goes first. */
    void readOneState() {
        getEntityManager()
                .createNativeQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
    }

    /** @return the task; null when it is not there for a caller of this organization (null: everything is) */
    @Nullable
    TaskEntity find(UUID id, @Nullable String scope) {
        return one(ONE, id, scope);
    }

    /** The same, kept from other writers until the transaction ends. */
    @Nullable
    TaskEntity lock(UUID id, @Nullable String scope) {
        return one(ONE + "for update of t", id, scope);
    }

    private @Nullable TaskEntity one(String sql, UUID id, @Nullable String scope) {
        Query query = getEntityManager()
                .createNativeQuery(sql, TaskEntity.class)
                .setParameter("id", id)
                .setParameter("scope", scope);
        List<?> found = query.getResultList();
        return found.isEmpty() ? null : (TaskEntity) found.get(0);
    }

    /** What is null or no code at all is not looked for. */
    References references(
            @Nullable String organization,
            @Nullable LocalDate foundOn,
            @Nullable String supervisor,
            @Nullable String campaign,
            @Nullable String scope) {
        Tuple row = (Tuple) getEntityManager()
                .createNativeQuery(REFERENCES, Tuple.class)
                .setParameter("organization", codeOrNull(organization))
                .setParameter("foundOn", sane(foundOn))
                .setParameter("supervisor", codeOrNull(supervisor))
                .setParameter("campaign", codeOrNull(campaign))
                .setParameter("scope", scope)
                .getSingleResult();
        return new References(
                Membership.valueOf((String) row.get("organization")), (Boolean) row.get("supervisor"), (Boolean)
                        row.get("campaign"));
    }

    /** Lets one transaction at a time use an externalId of a client. */
    void lockExternalId(String client, String externalId) {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:id, 2))")
                .setParameter("id", client + "\n" + externalId)
                .getSingleResult();
    }

    @Nullable
    TaskEntity ofClient(String client, String externalId) {
        return find("createdBy = ?1 and externalId = ?2", client, externalId).firstResult();
    }

    /** Whether a file of any task has this content. */
    boolean haveContent(String sha256) {
        return (Boolean) getEntityManager()
                .createNativeQuery(
                        """
                        select exists (select from rectification_task
                        where attachments <> '[]'
                          and attachments @> jsonb_build_array(jsonb_build_object('sha256', cast(:sha256 as text))))
                        """,
                        Boolean.class)
                .setParameter("sha256", sha256)
                .getSingleResult();
    }

    /** @return the task as the ledger has it at a version */
    String documentAt(UUID id, long version) {
        return (String) getEntityManager()
                .createNativeQuery(
                        """
                        select cast(after as text) from change
                        where entity = 'rectification-task' and entity_id = :id and version = :version
                        """,
                        String.class)
                .setParameter("id", id.toString())
                .setParameter("version", version)
                .getSingleResult();
    }

    private static @Nullable String codeOrNull(@Nullable String code) {
        return code != null && Violations.isCode(code) ? code : null;
    }

    private static @Nullable LocalDate sane(@Nullable LocalDate day) {
        return day != null && day.getYear() > 0 && day.getYear() < 9999 ? day : null;
    }
}
