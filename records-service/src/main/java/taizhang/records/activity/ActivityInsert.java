package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.api.problem.Violations;
import taizhang.records.ledger.Change;
import taizhang.records.ledger.Ledger;
import taizhang.records.organization.Membership;
import taizhang.records.record.IdempotencyKeys;

/**
 * Checks what only the database knows and writes the record, its change and its Idempotency-Key, all in one statement
 * that commits by itself: one round trip instead of the five of a transaction.
 */
@ApplicationScoped
class ActivityInsert {

    /**
     * What became of it.
     *
     * @param references what the database knows
     * @param stored what the key stood for before
     * @param inserted whether the record is there now
     */
    record Outcome(ActivityReferences references, IdempotencyKeys.@Nullable Stored stored, boolean inserted) {}

    /** Of as many as are given, in their order. */
    private static final String FIND =
            """
            with given as (
                select g.*, cast(:owner as text) as created_by, cast(:scope as text) as scope
                from unnest(:organizations::text[], :days::date[], :campaigns::text[], :wholes::uuid[],
                    :externalIds::text[]) with ordinality as g (organization, held_on, campaign, part_of, external_id, n)
            )
            select %s
            order by given.n
            """
                    .formatted(ActivityReferences.COLUMNS);

    private static final String INSERT =
            """
            with given as (
                select :id::uuid as id, :type::text as type, :organization::text as organization, :title::text as title,
                    :heldOn::date as held_on, :endedOn::date as ended_on, :occurrence::text as occurrence,
                    :count::integer as count, :quantities::jsonb as quantities, :attributes::jsonb as attributes,
                    :themes::text[] as themes, :campaign::text as campaign, :minutesStatus::text as minutes_status,
                    :partOf::uuid as part_of, :externalId::text as external_id, :notes::text as notes,
                    :status::text as status, :submittedBy::text as submitted_by, :at::timestamptz as created_at,
                    :actor::text as created_by, :scope::text as scope, :typeVersion::bigint as type_version
            ), checked as (
                -- The lock waits for one who changes the type, and looks again at what that one has left.
                select t.code from activity_type t, given
                where t.code = given.type and t.version = given.type_version
                for key share of t
            ), found as (
                select exists (select from checked) as type, %s
            ), stored as (
                %s
            ), accepted as (
                select from found
                where type and organization = 'OK' and campaign and part_of and existing is null
                  and not exists (select from stored)
            ), new_key as (
                %s returning 1
            ), new_activity as (
                insert into activity (id, type, organization, title, held_on, ended_on, occurrence, count, quantities,
                    attributes, themes, campaign, minutes_status, part_of, external_id, notes, status, submitted_by,
                    version, created_at, created_by, updated_at, updated_by)
                select id, type, organization, title, held_on, ended_on, occurrence, count, quantities,
                    attributes, themes, campaign, minutes_status, part_of, external_id, notes, status, submitted_by,
                    1, created_at, created_by, created_at, created_by
                from given
                where exists (select from accepted) and (:key::text is null or exists (select from new_key))
                returning 1
            ), new_change as (
                %s where exists (select from new_activity)
            )
            select found.*, stored.*, exists (select from new_activity) as inserted
            from found left join stored on true
            """
                    .formatted(
                            ActivityReferences.COLUMNS,
                            IdempotencyKeys.FIND,
                            IdempotencyKeys.take(":key::text is not null and exists (select from accepted)"),
                            Ledger.APPEND);

    private final Database database;
    private final IdempotencyKeys keys;

    ActivityInsert(Database database, IdempotencyKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /**
     * Writes unless something is against it.
     *
     * @param scope of the author
     * @param typeVersion of the type that the record was checked against
     * @throws taizhang.api.database.DatabaseException of a duplicate when another writer was faster
     */
    Outcome insert(
            Activity activity,
            Change change,
            @Nullable String scope,
            long typeVersion,
            IdempotencyKeys.@Nullable Key key) {
        Statement statement = ActivityStore.set(database.sql(INSERT), activity)
                .set("scope", scope)
                .set("typeVersion", typeVersion);
        keys.set(statement, key, change.id());
        return Ledger.set(statement, change).one(row -> {
            boolean used = row.getString("request_hash") != null;
            return new Outcome(
                    ActivityReferences.of(row),
                    used ? IdempotencyKeys.Stored.of(row) : null,
                    row.getBoolean("inserted"));
        });
    }

    /** Finds without writing. @param owner by whom the record is or would be created */
    ActivityReferences find(ActivityContent content, String owner, @Nullable String scope) {
        return find(List.of(content), owner, scope).get(0);
    }

    /**
     * The same of each of many, for the size that tables have now: by a plan that was kept since there were no records, all
     * of them would be read each time.
     */
    List<ActivityReferences> find(List<ActivityContent> contents, String owner, @Nullable String scope) {
        if (contents.isEmpty()) {
            return List.of();
        }
        Statement statement = database.sql(FIND);
        return (contents.size() == 1 ? statement : statement.planEachTime())
                .setEach("organizations", "text", contents, each -> Violations.codeOrNull(each.organization()))
                .setEach("days", "date", contents, each -> Membership.dayOrNull(each.heldOn()))
                .setEach("campaigns", "text", contents, each -> Violations.codeOrNull(each.campaign()))
                .setEach("wholes", "uuid", contents, ActivityContent::partOf)
                .setEach("externalIds", "text", contents, ActivityContent::externalId)
                .set("owner", owner)
                .set("scope", scope)
                .list(ActivityReferences::of);
    }
}
