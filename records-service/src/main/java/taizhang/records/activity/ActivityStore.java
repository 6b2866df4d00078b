package taizhang.records.activity;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.api.json.Json;
import taizhang.records.attachment.Attachment;
import taizhang.records.attachment.AttachmentHolder;
import taizhang.records.catalog.ActivityTypeUse;
import taizhang.records.ledger.Change;
import taizhang.records.organization.OrganizationSql;
import taizhang.records.organization.OrganizationUse;
import taizhang.records.record.Author;

/** Activities in their table; {@link ActivityInsert} takes new ones in, {@link ActivityListQueries} has the lists. */
@ApplicationScoped
class ActivityStore implements AttachmentHolder<Activity>, ActivityTypeUse, OrganizationUse {

    /** Of table {@code activity} as {@code a}, for {@link #view}. */
    static final String COLUMNS =
            """
            a.id, a.type, a.organization, a.title, a.held_on, a.ended_on, a.occurrence, a.count, a.quantities,
            a.attributes, a.themes, a.campaign, a.minutes_status, a.part_of, a.external_id, a.notes, a.status,
            a.status_reason, a.attachments, a.version, a.created_at, a.created_by, a.updated_at, a.updated_by
            """;

    private static final String ONE =
            """
            select %s, a.submitted_by
            from activity a, (select :id::uuid as id, :scope::text as scope) asked
            where a.id = asked.id and %s
            """
                    .formatted(COLUMNS, isVisible("a", "asked.scope"));

    private static final String LOCK = ONE + "for update of a";

    private static final String UPDATE =
            """
            update activity
            set type = :type, organization = :organization, title = :title, held_on = :heldOn, ended_on = :endedOn,
                occurrence = :occurrence, count = :count, quantities = :quantities, attributes = :attributes,
                themes = :themes, campaign = :campaign, minutes_status = :minutesStatus, part_of = :partOf,
                external_id = :externalId, notes = :notes, status = :status, status_reason = :statusReason,
                submitted_by = :submittedBy, attachments = :attachments, version = :version, updated_at = :updatedAt,
                updated_by = :updatedBy
            where id = :id
            """;

    /** {@code union} ends at what was met before. */
    private static final String WHOLES =
            """
            with recursive up (id, part_of) as (
                select a.id, a.part_of from activity a where a.id = :part
                union
                select a.id, a.part_of from up join activity a on a.id = up.part_of)
            select id, part_of from up
            """;

    private static final String WITH_CONTENT =
            """
            select from activity
            where attachments <> '[]'
              and attachments @> jsonb_build_array(jsonb_build_object('sha256', :sha256::text))
            limit 1
            """;

    /** Without the steps that were taken while the record belonged outside the caller's organizations. */
    private static final String TRANSITIONS =
            """
            select before ->> 'status' as from_status, after ->> 'status' as to_status,
                after ->> 'statusReason' as reason, at, actor, version
            from change, (select :id::text as id, :scope::text as scope) asked
            where entity = 'activity' and entity_id = asked.id and after is not null
              and (asked.scope is null or visible_in_subtree(entity, after, asked.scope))
              and before ->> 'status' is distinct from after ->> 'status'
            order by version
            """;

    private static final Function<String, Map<String, @Nullable BigDecimal>> QUANTITIES =
            Json.reader(new TypeReference<>() {});
    private static final Function<String, Map<String, @Nullable String>> ATTRIBUTES =
            Json.reader(new TypeReference<>() {});
    private static final Function<String, List<Attachment>> ATTACHMENTS = Json.reader(new TypeReference<>() {});

    private final Database database;

    ActivityStore(Database database) {
        this.database = database;
    }

    /**
     * Whether the caller sees a row.
     *
     * @param alias of table {@code activity}
     * @param scope SQL of the caller's organization
     */
    static String isVisible(String alias, String scope) {
        return OrganizationSql.unscopedOr(
                scope, OrganizationSql.belowOn(alias + ".organization", scope, alias + ".held_on"));
    }

    @Override
    public Change.Entity entity() {
        return Change.Entity.ACTIVITY;
    }

    @Override
    public @Nullable Activity find(UUID id, @Nullable String scope) {
        return one(ONE, id, scope);
    }

    @Override
    public @Nullable Activity lock(UUID id, Author author) {
        return one(LOCK, id, author.organization());
    }

    private @Nullable Activity one(String sql, UUID id, @Nullable String scope) {
        return database.sql(sql)
                .set("id", id)
                .set("scope", scope)
                .first(row -> new Activity(view(row), row.getString("submitted_by")))
                .orElse(null);
    }

    List<TransitionView> transitions(UUID id, @Nullable String scope) {
        return database.sql(TRANSITIONS)
                .set("id", id.toString())
                .set("scope", scope)
                .list(row -> new TransitionView(
                        row.getString("from_status"),
                        row.getString("to_status"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getLong("version")));
    }

    @Override
    public void update(Activity next) {
        set(database.sql(UPDATE), next).execute();
    }

    void delete(UUID id) {
        database.sql("delete from activity where id = :id").set("id", id).execute();
    }

    @Override
    public boolean refersTo(String sha256) {
        return database.sql(WITH_CONTENT).set("sha256", sha256).any();
    }

    @Override
    public boolean isUsed(String type) {
        return database.sql("select from activity where type = :type limit 1")
                .set("type", type)
                .any();
    }

    @Override
    public boolean hasRecordsOutside(String organization, LocalDate from, @Nullable LocalDate to) {
        return database.sql(
                        """
                        select from activity
                        where organization = :organization and status <> 'voided'
                          and (held_on < :from or held_on > :to::date)
                        limit 1
                        """)
                .set("organization", organization)
                .set("from", from)
                .set("to", to)
                .any();
    }

    /** Lets one transaction at a time say what is a part of what, so that two together make no cycle. */
    void lockWholes() {
        database.lock("activity.part_of");
    }

    /** @return of which each is a part, null: of none: of the part, of what it is a part of, and so on */
    Map<UUID, @Nullable UUID> wholes(UUID part) {
        Map<UUID, @Nullable UUID> wholes = new HashMap<>();
        database.sql(WHOLES)
                .set("part", part)
                .forEach(
                        row -> new Part(row.getObject("id", UUID.class), row.getObject("part_of", UUID.class)),
                        found -> wholes.put(found.id, found.whole));
        return wholes;
    }

    private record Part(UUID id, @Nullable UUID whole) {}

    boolean hasParts(UUID id) {
        return database.sql("select from activity where part_of = :id limit 1")
                .set("id", id)
                .any();
    }

    /** The values of all columns. */
    static Statement set(Statement statement, Activity activity) {
        ActivityView view = activity.view();
        return statement
                .set("id", view.id())
                .set("type", view.type())
                .set("organization", view.organization())
                .set("title", view.title())
                .set("heldOn", view.heldOn())
                .set("endedOn", view.endedOn())
                .set("occurrence", view.occurrence())
                .set("count", view.count())
                .set("quantities", Json.text(view.quantities()))
                .set("attributes", Json.text(view.attributes()))
                .setArray("themes", "text", view.themes())
                .set("campaign", view.campaign())
                .set("minutesStatus", view.minutesStatus())
                .set("partOf", view.partOf())
                .set("externalId", view.externalId())
                .set("notes", view.notes())
                .set("status", view.status())
                .set("statusReason", view.statusReason())
                .set("submittedBy", activity.submittedBy())
                .set("attachments", Json.text(view.attachments()))
                .set("version", view.version())
                .set("updatedAt", view.updatedAt())
                .set("updatedBy", view.updatedBy());
    }

    static ActivityView view(ResultSet row) throws SQLException {
        return new ActivityView(
                row.getObject("id", UUID.class),
                row.getString("type"),
                row.getString("organization"),
                row.getString("title"),
                row.getObject("held_on", LocalDate.class),
                row.getObject("ended_on", LocalDate.class),
                row.getString("occurrence"),
                row.getInt("count"),
                ActivityView.plain(QUANTITIES.apply(row.getString("quantities"))),
                ActivityView.sorted(ATTRIBUTES.apply(row.getString("attributes"))),
                Arrays.asList((String[]) row.getArray("themes").getArray()),
                row.getString("campaign"),
                row.getString("minutes_status"),
                row.getObject("part_of", UUID.class),
                row.getString("external_id"),
                row.getString("notes"),
                row.getString("status"),
                row.getString("status_reason"),
                ATTACHMENTS.apply(row.getString("attachments")),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("created_by"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("updated_by"));
    }
}
