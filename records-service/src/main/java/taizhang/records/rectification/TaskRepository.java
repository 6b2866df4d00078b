package taizhang.records.rectification;

import static taizhang.records.organization.OrganizationSql.belowSince;
import static taizhang.records.organization.OrganizationSql.unscopedOr;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violations;
import taizhang.records.attachment.AttachmentHolder;
import taizhang.records.campaign.CampaignSql;
import taizhang.records.ledger.Change;
import taizhang.records.organization.Membership;
import taizhang.records.organization.OrganizationSql;
import taizhang.records.organization.OrganizationUse;
import taizhang.records.record.Author;
import taizhang.records.record.ExternalIds;
import taizhang.records.record.RecordIntake;

/** Single tasks and what they refer to; {@link TaskListQueries} has the lists. */
@ApplicationScoped
class TaskRepository
        implements PanacheRepositoryBase<TaskEntity, UUID>,
                AttachmentHolder<TaskEntity>,
                RecordIntake<UUID, TaskEntity>,
                OrganizationUse {

    private static final String ONE =
            """
            select t.* from rectification_task t where t.id = :id and %s
            """
                    .formatted(
                            unscopedOr("cast(:scope as text)", belowSince("t.organization", ":scope", "t.found_on")));

    private static final String VIEW = "select " + TaskRow.COLUMNS + ", " + TaskRow.PARTS
            + "from rectification_task t where t.id = :id and "
            + unscopedOr(":scope::text", belowSince("t.organization", ":scope", "t.found_on"));

    private static final String LOCK = ONE + "for update of t";

    private static final String OUT_OF_SIGHT =
            """
            select t.id from rectification_task t, (select :scope::text as scope) asked
            where t.id = any (:ids::uuid[]) and not %s
            """
                    .formatted(unscopedOr("asked.scope", belowSince("t.organization", "asked.scope", "t.found_on")));

    private static final String REFERENCES =
            """
            select %s as organization,
                p.supervisor is null or %s as supervisor,
                p.campaign is null or %s as campaign
            from (select :organization::text as organization, :foundOn::date as found_on,
                :supervisor::text as supervisor, :campaign::text as campaign,
                :scope::text as scope) p
            """
                    .formatted(
                            OrganizationSql.membership("p.organization", "p.scope", "p.found_on"),
                            OrganizationSql.isVisibleOrAbove("p.supervisor", "p.scope"),
                            CampaignSql.isVisible("p.campaign", "p.scope"));

    private final Database database;
    private final ExternalIds externalIds;

    TaskRepository(Database database, ExternalIds externalIds) {
        this.database = database;
        this.externalIds = externalIds;
    }

    /** What is read from here on in this transaction is one state of the database: a task fits its parts. Goes first. */
    void readOneState() {
        database.sql("set transaction isolation level repeatable read, read only")
                .execute();
    }

    /** @param day as of which it is overdue or not @throws ProblemException 404 */
    TaskView view(UUID id, @Nullable String scope, LocalDate day) {
        return database.sql(VIEW)
                .set("id", id)
                .set("scope", scope)
                .first(row -> TaskRow.view(row, day))
                .orElseThrow(ProblemException::notFound);
    }

    /** The task and its parts as they are at one moment. @throws ProblemException 404 */
    TaskEntity read(UUID id, @Nullable String scope) {
        readOneState();
        return ProblemException.found(find(id, scope));
    }

    @Override
    public Change.Entity entity() {
        return Change.Entity.RECTIFICATION_TASK;
    }

    @Override
    public @Nullable TaskEntity find(UUID id, @Nullable String scope) {
        return one(ONE, id, scope);
    }

    @Override
    public @Nullable TaskEntity lock(UUID id, Author author) {
        return one(LOCK, id, author.organization());
    }

    private @Nullable TaskEntity one(String sql, UUID id, @Nullable String scope) {
        Query query = getEntityManager()
                .createNativeQuery(sql, TaskEntity.class)
                .setParameter("id", id)
                .setParameter("scope", scope);
        List<?> found = query.getResultList();
        return found.isEmpty() ? null : (TaskEntity) found.get(0);
    }

    @Override
    public void insert(TaskEntity first, Author author) {
        if (first.externalId != null) {
            refuseDuplicate(first.externalId, author);
        }
        persistAndFlush(first);
    }

    private void refuseDuplicate(String externalId, Author author) {
        externalIds.lock(author.subject(), externalId);
        TaskEntity existing = ofClient(author.subject(), externalId);
        if (existing != null) {
            boolean visible = find(existing.id, author.organization()) != null;
            throw ExternalIds.taken(visible ? TaskResource.PATH + existing.id : null);
        }
    }

    /** @return the task that the client has recorded by this externalId; null when there is none */
    private @Nullable TaskEntity ofClient(String client, String externalId) {
        return ofClient(client, List.of(externalId), false).get(externalId);
    }

    /** @param locked in the order of their ids, so that two who lock the same wait and do not lock each other out */
    Map<String, TaskEntity> ofClient(String client, Collection<String> externalIds, boolean locked) {
        Map<String, TaskEntity> found = new HashMap<>();
        if (!externalIds.isEmpty()) {
            find("createdBy = ?1 and externalId in ?2 order by id", client, externalIds)
                    .withLock(locked ? LockModeType.PESSIMISTIC_WRITE : LockModeType.NONE)
                    .list()
                    .forEach(task -> found.put(Objects.requireNonNull(task.externalId), task));
        }
        return found;
    }

    /** @return those of them that a caller of that organization (null: of all) cannot see */
    Set<UUID> outOfSight(Collection<UUID> ids, @Nullable String scope) {
        return scope == null || ids.isEmpty()
                ? Set.of()
                : Set.copyOf(database.sql(OUT_OF_SIGHT)
                        .setArray("ids", "uuid", ids)
                        .set("scope", scope)
                        .list(row -> row.getObject(1, UUID.class)));
    }

    /**
     * @return the task without what was made of it after it was forgotten
     * @throws ProblemException 409 {@code conflict} when it is gone
     */
    TaskEntity asKept(TaskEntity task) {
        if (getEntityManager().contains(task)) {
            return task;
        }
        return findByIdOptional(task.id).orElseThrow(() -> ProblemException.of(HttpProblem.CONFLICT));
    }

    /** @return a task of the same finding that is not void; null when there is none */
    @Nullable
    TaskEntity alike(TaskEntity task) {
        return find(
                        "organization = ?1 and foundOn = ?2 and source = ?3 and title = ?4 and state <> ?5",
                        task.organization,
                        task.foundOn,
                        task.source,
                        task.title,
                        TaskStatus.VOID.code())
                .firstResult();
    }

    /** What is made of it from now on is written nowhere. */
    void forget(TaskEntity task) {
        getEntityManager().detach(task);
    }

    void remove(TaskEntity task) {
        delete(task);
        flush();
    }

    @Override
    public void update(TaskEntity next) {
        flush();
    }

    /** What is null or no code at all is not looked for. */
    TaskReferences references(
            @Nullable String organization,
            @Nullable LocalDate foundOn,
            @Nullable String supervisor,
            @Nullable String campaign,
            @Nullable String scope) {
        return database.sql(REFERENCES)
                .set("organization", Violations.codeOrNull(organization))
                .set("foundOn", Membership.dayOrNull(foundOn))
                .set("supervisor", Violations.codeOrNull(supervisor))
                .set("campaign", Violations.codeOrNull(campaign))
                .set("scope", scope)
                .one(row -> new TaskReferences(
                        Membership.valueOf(row.getString("organization")),
                        row.getBoolean("supervisor"),
                        row.getBoolean("campaign")));
    }

    @Override
    public boolean refersTo(String sha256) {
        return database.sql(
                        """
                        select from rectification_task
                        where attachments <> '[]'
                          and attachments @> jsonb_build_array(jsonb_build_object('sha256', :sha256::text))
                        limit 1
                        """)
                .set("sha256", sha256)
                .any();
    }

    @Override
    public boolean hasRecordsOutside(String organization, LocalDate from, @Nullable LocalDate to) {
        return database.sql(
                        """
                        select from rectification_task
                        where organization = :organization and state <> 'void'
                          and (found_on < :from or found_on > :to::date)
                        limit 1
                        """)
                .set("organization", organization)
                .set("from", from)
                .set("to", to)
                .any();
    }
}
