package taizhang.records.rectification;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Violations;

/** Single tasks and what they refer to; {@link TaskListQueries} has the lists. */
@ApplicationScoped
class TaskRepository implements PanacheRepositoryBase<TaskEntity, UUID> {

    private static final String ONE =
            """
            select t.* from rectification_task t
            where t.id = :id
              and (cast(:scope as text) is null or exists (select from ancestry y
                where y.organization = t.organization and y.ancestor = :scope
                  and y.during && daterange(t.found_on, null)))
            """;

    private static final String REFERENCES =
            """
            select
                case
                    when p.organization is null then 'OK'
                    when o.code is null then 'UNKNOWN'
                    when p.scope is not null and not exists (
                        select from ancestry y where y.organization = o.code and y.ancestor = p.scope)
                        then 'UNKNOWN'
                    when p.found_on < o.valid_from or p.found_on > o.valid_to then 'NOT_VALID'
                    when p.scope is not null and p.found_on is not null and not exists (
                        select from ancestry y
                        where y.organization = o.code and y.ancestor = p.scope and y.during @> p.found_on)
                        then 'UNKNOWN'
                    else 'OK'
                end as organization,
                p.supervisor is null or exists (
                    select from organization s where s.code = p.supervisor) as supervisor,
                p.campaign is null or exists (
                    select from campaign c
                    where c.code = p.campaign
                      and (p.scope is null or c.lead_organization is null
                        or exists (select from ancestry y
                            where y.organization = c.lead_organization and y.ancestor = p.scope)
                        or exists (select from ancestry y
                            where y.organization = p.scope and y.ancestor = c.lead_organization))) as campaign
            from (select cast(:organization as text) as organization, cast(:foundOn as date) as found_on,
                cast(:supervisor as text) as supervisor, cast(:campaign as text) as campaign,
                cast(:scope as text) as scope) p
            left join organization o on o.code = p.organization
            """;

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
                References.Membership.valueOf((String) row.get("organization")),
                (Boolean) row.get("supervisor"),
                (Boolean) row.get("campaign"));
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
