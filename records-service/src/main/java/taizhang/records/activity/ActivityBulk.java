package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.api.json.Json;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.records.organization.Membership;
import taizhang.records.record.Stamp;

/** Activities in their table, many with one statement. */
@ApplicationScoped
class ActivityBulk {

    /**
     * One that is not voided, of the same organization, type, day and title, for each that is given; null where there is none. Who
     * brings an externalId says by it which record is meant: that is not looked for. All of a day of an organization are read
     * once for its rows, not for each of them.
     */
    private static final String ALIKE =
            """
            with given as (
                select * from unnest(:organizations::text[], :days::date[], :types::text[], :titles::text[], :externalIds::text[])
                    with ordinality as g (organization, held_on, type, title, external_id, n)
            ), present as (
                select distinct on (a.organization, a.held_on, a.type, a.title)
                    a.organization, a.held_on, a.type, a.title, a.id
                from (select distinct organization, held_on from given where external_id is null) day
                join activity a on a.organization = day.organization and a.held_on = day.held_on
                where a.status <> 'voided'
                order by a.organization, a.held_on, a.type, a.title, a.id
            )
            select present.id as alike
            from given left join present on given.external_id is null
                and present.organization = given.organization and present.held_on = given.held_on
                and present.type = given.type and present.title = given.title
            order by given.n
            """;

    /** In the order of their ids, so that two who lock the same wait and do not lock each other out. */
    private static final String ALL = "select %s, a.submitted_by from activity a where a.id = any (:ids::uuid[])"
            .formatted(ActivityStore.COLUMNS);

    private static final String IN_ORDER = "order by a.id";
    private static final String LOCKED = IN_ORDER + " for update of a";

    private static final String OUT_OF_SIGHT =
            """
            select a.id from activity a, (select :scope::text as scope) asked
            where a.id = any (:ids::uuid[]) and not (%s)
            """
                    .formatted(ActivityStore.isVisible("a", "asked.scope"));

    private static final String INSERT =
            """
            insert into activity (id, type, organization, title, held_on, ended_on, occurrence, count, quantities,
                attributes, themes, campaign, minutes_status, part_of, external_id, notes, status, submitted_by,
                version, created_at, created_by, updated_at, updated_by)
            select id, type, organization, title, held_on, ended_on, occurrence, count, quantities::jsonb,
                attributes::jsonb, themes::text[], campaign, minutes_status, part_of, external_id, notes, status,
                submitted_by, 1, :at::timestamptz, :actor, :at::timestamptz, :actor
            from unnest(:ids::uuid[], :types::text[], :organizations::text[], :titles::text[], :days::date[],
                :ends::date[], :occurrences::text[], :counts::integer[], :quantities::text[], :attributes::text[],
                :themes::text[], :campaigns::text[], :minutes::text[], :wholes::uuid[], :externalIds::text[],
                :notes::text[], :statuses::text[], :submitters::text[])
                as given (id, type, organization, title, held_on, ended_on, occurrence, count, quantities, attributes,
                    themes, campaign, minutes_status, part_of, external_id, notes, status, submitted_by)
            """;

    private static final String UPDATE =
            """
            update activity a
            set type = given.type, organization = given.organization, title = given.title, held_on = given.held_on,
                ended_on = given.ended_on, occurrence = given.occurrence, count = given.count,
                quantities = given.quantities::jsonb, attributes = given.attributes::jsonb, themes = given.themes::text[],
                campaign = given.campaign, minutes_status = given.minutes_status, part_of = given.part_of,
                external_id = given.external_id, notes = given.notes, status = given.status,
                status_reason = given.status_reason, submitted_by = given.submitted_by,
                attachments = given.attachments::jsonb, version = given.version, updated_at = :at::timestamptz,
                updated_by = :actor
            from unnest(:ids::uuid[], :types::text[], :organizations::text[], :titles::text[], :days::date[],
                :ends::date[], :occurrences::text[], :counts::integer[], :quantities::text[], :attributes::text[],
                :themes::text[], :campaigns::text[], :minutes::text[], :wholes::uuid[], :externalIds::text[],
                :notes::text[], :statuses::text[], :submitters::text[], :reasons::text[], :attachments::text[],
                :versions::bigint[])
                as given (id, type, organization, title, held_on, ended_on, occurrence, count, quantities, attributes,
                    themes, campaign, minutes_status, part_of, external_id, notes, status, submitted_by, status_reason,
                    attachments, version)
            where a.id = given.id and a.version = given.version - 1
            """;

    private final Database database;

    ActivityBulk(Database database) {
        this.database = database;
    }

    /** @return for each without externalId the record that may be the same, if there is one */
    List<Optional<UUID>> alike(List<ActivityContent> contents) {
        return database.sql(ALIKE)
                .planEachTime()
                .setEach("organizations", "text", contents, ActivityContent::organization)
                .setEach("days", "date", contents, each -> Membership.dayOrNull(each.heldOn()))
                .setEach("types", "text", contents, ActivityContent::type)
                .setEach("titles", "text", contents, ActivityContent::title)
                .setEach("externalIds", "text", contents, ActivityContent::externalId)
                .list(row -> Optional.ofNullable(row.getObject("alike", UUID.class)));
    }

    Map<UUID, Activity> find(Collection<UUID> ids, boolean locked) {
        Map<UUID, Activity> found = new HashMap<>();
        if (!ids.isEmpty()) {
            database.sql(ALL)
                    .add(locked ? LOCKED : IN_ORDER)
                    .setArray("ids", "uuid", ids)
                    .forEach(
                            row -> new Activity(ActivityStore.view(row), row.getString("submitted_by")),
                            activity -> found.put(activity.view().id(), activity));
        }
        return found;
    }

    /** @return those of them that are not in the subtree of the scope */
    Set<UUID> outOfSight(Collection<UUID> ids, @Nullable String scope) {
        return scope == null || ids.isEmpty()
                ? Set.of()
                : Set.copyOf(database.sql(OUT_OF_SIGHT)
                        .setArray("ids", "uuid", ids)
                        .set("scope", scope)
                        .list(row -> row.getObject(1, UUID.class)));
    }

    /** @param stamp of all of them */
    void insert(List<Activity> activities, Stamp stamp) {
        if (!activities.isEmpty()) {
            set(database.sql(INSERT), activities, stamp).execute();
        }
    }

    /**
     * @param next each as the version after the one that it was made from
     * @param stamp of all of them
     * @throws ProblemException 409 {@code conflict} when one of them is another version by now, or gone
     */
    void update(List<Activity> next, Stamp stamp) {
        if (next.isEmpty()) {
            return;
        }
        int updated = set(database.sql(UPDATE).planEachTime(), next, stamp)
                .setEach("reasons", "text", next, each -> each.view().statusReason())
                .setEach("attachments", "text", next, each -> Json.text(each.attachments()))
                .setEach("versions", "bigint", next, Activity::version)
                .execute();
        if (updated != next.size()) {
            throw ProblemException.of(HttpProblem.CONFLICT);
        }
    }

    private static Statement set(Statement statement, List<Activity> activities, Stamp stamp) {
        List<ActivityView> views = activities.stream().map(Activity::view).toList();
        return statement
                .setEach("ids", "uuid", views, ActivityView::id)
                .setEach("types", "text", views, ActivityView::type)
                .setEach("organizations", "text", views, ActivityView::organization)
                .setEach("titles", "text", views, ActivityView::title)
                .setEach("days", "date", views, ActivityView::heldOn)
                .setEach("ends", "date", views, ActivityView::endedOn)
                .setEach("occurrences", "text", views, ActivityView::occurrence)
                .setEach("counts", "integer", views, ActivityView::count)
                .setEach("quantities", "text", views, view -> Json.text(view.quantities()))
                .setEach("attributes", "text", views, view -> Json.text(view.attributes()))
                // Themes are kebab-case: nothing in them needs a quote.
                .setEach("themes", "text", views, view -> "{" + String.join(",", view.themes()) + "}")
                .setEach("campaigns", "text", views, ActivityView::campaign)
                .setEach("minutes", "text", views, ActivityView::minutesStatus)
                .setEach("wholes", "uuid", views, ActivityView::partOf)
                .setEach("externalIds", "text", views, ActivityView::externalId)
                .setEach("notes", "text", views, ActivityView::notes)
                .setEach("statuses", "text", views, ActivityView::status)
                .setEach("submitters", "text", activities, Activity::submittedBy)
                .set("at", stamp.at())
                .set("actor", stamp.by());
    }

    /** @return those of which others that the ids do not name are parts */
    List<UUID> withParts(Collection<UUID> ids) {
        return database.sql("select distinct part_of from activity where part_of = any (:ids::uuid[])")
                .setArray("ids", "uuid", ids)
                .list(row -> row.getObject(1, UUID.class));
    }

    /** @return those of them that are parts of themselves; {@code union} ends at what was met before */
    List<UUID> withinThemselves(Collection<UUID> ids) {
        return database.sql(
                        """
                        with recursive up (part, id) as (
                            select id, part_of from activity where id = any (:ids::uuid[]) and part_of is not null
                            union
                            select up.part, a.part_of from up join activity a on a.id = up.id where a.part_of is not null)
                        select part from up where id = part order by part
                        """)
                .setArray("ids", "uuid", ids)
                .list(row -> row.getObject(1, UUID.class));
    }

    void delete(Collection<UUID> ids) {
        database.sql("delete from activity where id = any (:ids::uuid[])")
                .setArray("ids", "uuid", ids)
                .execute();
    }
}
