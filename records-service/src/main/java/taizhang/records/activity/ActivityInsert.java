package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Violations;
import taizhang.records.ledger.Change;

/**
 * Checks what only the database knows and writes the record, its change and its Idempotency-Key, all in one statement
 * that commits by itself: one round trip instead of the five of a transaction.
 */
@ApplicationScoped
class ActivityInsert {

    /** Who writes. @param scope null: everywhere @param typeVersion of the type that the record was checked against */
    record Writer(String subject, @Nullable String scope, long typeVersion) {}

    /** @param forget what is older stands for nothing any more */
    record Key(String text, String requestHash, Instant forget) {}

    /** The finding about the organization on the day. */
    enum Membership {
        OK,
        UNKNOWN,
        NOT_VALID
    }

    /**
     * What the database said.
     *
     * @param type whether the type is still the one that the record was checked against
     * @param existing the writer's record with the same externalId
     * @param keyHash the body that the key stood for, when it was used before; {@code keyOf} is its record
     * @param inserted whether the record is there now
     */
    record Finding(
            boolean type,
            Membership organization,
            boolean campaign,
            boolean partOf,
            @Nullable UUID existing,
            boolean existingVisible,
            @Nullable String keyHash,
            @Nullable String keyOf,
            boolean inserted) {

        static Finding of(ResultSet row) throws SQLException {
            return new Finding(
                    row.getBoolean("type"),
                    Membership.valueOf(row.getString("organization")),
                    row.getBoolean("campaign"),
                    row.getBoolean("part_of"),
                    row.getObject("existing", UUID.class),
                    row.getBoolean("existing_visible"),
                    row.getString("request_hash"),
                    row.getString("entity_id"),
                    row.getBoolean("inserted"));
        }
    }

    private static final String SQL =
            """
            with p as (
                select ?::uuid id, ?::text type, ?::text organization, ?::text title, ?::date held_on, ?::date ended_on,
                    ?::text occurrence, ?::integer count, ?::jsonb quantities, ?::jsonb attributes, ?::text[] themes,
                    ?::text campaign, ?::text minutes_status, ?::uuid part_of, ?::text external_id, ?::text notes,
                    ?::text status, ?::text submitted_by, ?::timestamptz at, ?::text client, ?::json after,
                    ?::text scope, ?::text key, ?::text request_hash, ?::boolean write,
                    ?::timestamptz forget, ?::bigint type_version
            ), checked as (
                -- The lock waits for one who changes the type, and looks again at what that one has left.
                select t.code from activity_type t, p
                where p.write and t.code = p.type and t.version = p.type_version
                for key share of t
            ), found as (
                select not p.write or exists (select from checked) as type,
                    case
                        when p.organization is null then 'OK'
                        when o.code is null then 'UNKNOWN'
                        when p.scope is not null and not exists (
                            select from ancestry y where y.organization = o.code and y.ancestor = p.scope)
                            then 'UNKNOWN'
                        when p.held_on < o.valid_from or p.held_on > o.valid_to then 'NOT_VALID'
                        when p.scope is not null and p.held_on is not null and not exists (
                            select from ancestry y
                            where y.organization = o.code and y.ancestor = p.scope and y.during @> p.held_on)
                            then 'UNKNOWN'
                        else 'OK'
                    end as organization,
                    p.campaign is null or exists (
                        select from campaign c
                        where c.code = p.campaign
                          and (p.scope is null or c.lead_organization is null
                            or exists (select from ancestry y
                                where y.organization = c.lead_organization and y.ancestor = p.scope)
                            or exists (select from ancestry y
                                where y.organization = p.scope and y.ancestor = c.lead_organization))) as campaign,
                    p.part_of is null or exists (
                        select from activity w
                        where w.id = p.part_of
                          and (p.scope is null or exists (select from ancestry y
                            where y.organization = w.organization and y.ancestor = p.scope
                              and y.during @> w.held_on))) as part_of,
                    e.id as existing,
                    e.id is not null and (p.scope is null or exists (select from ancestry y
                        where y.organization = e.organization and y.ancestor = p.scope
                          and y.during @> e.held_on)) as existing_visible,
                    k.request_hash,
                    k.entity_id
                from p
                left join organization o on o.code = p.organization
                left join activity e on e.created_by = p.client and e.external_id = p.external_id
                left join idempotency_key k on k.client = p.client and k.key = p.key and k.created_at >= p.forget
            ), accepted as (
                select p.* from p, found f
                where p.write and f.type and f.organization = 'OK' and f.campaign and f.part_of and f.existing is null
                  and f.request_hash is null
            ), new_key as (
                insert into idempotency_key (client, key, request_hash, entity, entity_id, created_at)
                select client, key, request_hash, 'activity', id::text, at from accepted where key is not null
                on conflict (client, key) do update
                set request_hash = excluded.request_hash, entity = excluded.entity,
                    entity_id = excluded.entity_id, created_at = excluded.created_at
                where idempotency_key.created_at < (select forget from p)
                returning 1
            ), new_activity as (
                insert into activity (id, type, organization, title, held_on, ended_on, occurrence, count, quantities,
                    attributes, themes, campaign, minutes_status, part_of, external_id, notes, status, submitted_by,
                    version, created_at, created_by, updated_at, updated_by)
                select id, type, organization, title, held_on, ended_on, occurrence, count, quantities,
                    attributes, themes, campaign, minutes_status, part_of, external_id, notes, status, submitted_by,
                    1, at, client, at, client
                from accepted where key is null or exists (select from new_key)
                returning id
            ), new_change as (
                insert into change (at, actor, entity, entity_id, version, operation, organization, after)
                select at, client, 'activity', id::text, 1, 'created', organization, after
                from accepted where exists (select from new_activity)
            )
            select f.*, exists (select from new_activity) as inserted from found f
            """;

    private final Database database;

    ActivityInsert(Database database) {
        this.database = database;
    }

    /** Writes unless a finding is against it. @throws Database.Failure duplicate when another writer was faster */
    Finding insert(ActivityView view, @Nullable String submittedBy, Writer writer, @Nullable Key key) {
        return run(
                view.id(),
                view.type(),
                view.organization(),
                view.title(),
                view.heldOn(),
                view.endedOn(),
                view.occurrence(),
                view.count(),
                ActivityRow.text(view.quantities()),
                ActivityRow.text(view.attributes()),
                view.themes(),
                view.campaign(),
                view.minutesStatus(),
                view.partOf(),
                view.externalId(),
                view.notes(),
                view.status(),
                submittedBy,
                view.createdAt(),
                writer.subject(),
                Change.text(view),
                writer.scope(),
                key == null ? null : key.text(),
                key == null ? null : key.requestHash(),
                true,
                key == null ? null : key.forget(),
                writer.typeVersion());
    }

    /** Finds without writing. @param owner by whom the record is or would be created */
    Finding check(ActivityContent content, String owner, @Nullable String scope, @Nullable Key key) {
        @Nullable Object[] values = new @Nullable Object[27];
        values[2] = codeOrNull(content.organization());
        values[4] = sane(content.heldOn());
        values[11] = codeOrNull(content.campaign());
        values[13] = content.partOf();
        values[14] = content.externalId() != null && Violations.isWritable(content.externalId())
                ? content.externalId()
                : null;
        values[19] = owner;
        values[21] = scope;
        values[22] = key == null ? null : key.text();
        values[24] = false;
        values[25] = key == null ? null : key.forget();
        return run(values);
    }

    private Finding run(@Nullable Object... values) {
        return Objects.requireNonNull(database.first(Finding::of, SQL, values));
    }

    /** What is no code cannot exist; the rules have said so. */
    private static @Nullable String codeOrNull(@Nullable String code) {
        return code != null && Violations.isCode(code) ? code : null;
    }

    private static @Nullable LocalDate sane(@Nullable LocalDate day) {
        return day != null && day.getYear() > 0 && day.getYear() < 9999 ? day : null;
    }
}
