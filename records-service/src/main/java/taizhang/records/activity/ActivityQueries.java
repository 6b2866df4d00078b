package taizhang.records.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;
import taizhang.api.problem.ProblemException;

/** Every read of activities. A record outside the caller's organizations on its day is not there. */
@ApplicationScoped
class ActivityQueries {

    private static final String ONE =
            """
            select %s
            from activity a, (select ?::uuid as id, ?::text as scope) d
            where a.id = d.id
              and (d.scope is null or exists (select from ancestry y
                where y.organization = a.organization and y.ancestor = d.scope and y.during @> a.held_on))
            """
                    .formatted(ActivityRow.COLUMNS);

    /** The one predicate of lists and totals. */
    private static final String SELECTED =
            """
            from activity a, (
                select ?::text[] as organizations, ?::text as scope, ?::text as organization, ?::boolean as subtree,
                    ?::text[] as types, ?::text[] as categories, ?::date as held_from, ?::date as held_to,
                    ?::text[] as statuses, ?::text[] as occurrences, ?::text[] as campaigns, ?::text[] as themes,
                    ?::jsonb as attributes, lower(?::text) as text, ?::date as after_on, ?::uuid as after_id
            ) d
            where (d.organizations is null or a.organization = any (d.organizations))
              and (d.scope is null or exists (select from ancestry y
                where y.organization = a.organization and y.ancestor = d.scope and y.during @> a.held_on))
              and (d.organization is null or not d.subtree or exists (select from ancestry y
                where y.organization = a.organization and y.ancestor = d.organization and y.during @> a.held_on))
              and (d.types is null or a.type = any (d.types))
              and (d.categories is null
                or a.type in (select t.code from activity_type t where t.category = any (d.categories)))
              and (d.held_from is null or a.held_on >= d.held_from)
              and (d.held_to is null or a.held_on <= d.held_to)
              and (d.statuses is null or a.status = any (d.statuses))
              and (d.occurrences is null or a.occurrence = any (d.occurrences))
              and (d.campaigns is null or a.campaign = any (d.campaigns))
              and (d.themes is null or a.themes && d.themes)
              and (d.attributes is null or not exists (
                select from jsonb_each(d.attributes) w
                where not coalesce(jsonb_exists(w.value, a.attributes ->> w.key), false)))
              and (d.text is null or (
                bigrams(a.title || ' ' || coalesce(a.notes, '')) @> bigrams(d.text)
                and (position(d.text in lower(a.title)) > 0 or position(d.text in lower(a.notes)) > 0)))
            """;

    private static final String ASCENDING =
            """
            select %s
            %s
              and (d.after_id is null or (a.held_on, a.id) > (d.after_on, d.after_id))
            order by a.held_on, a.id
            limit ?
            """
                    .formatted(ActivityRow.COLUMNS, SELECTED);

    private static final String DESCENDING =
            """
            select %s
            %s
              and (d.after_id is null or (a.held_on, a.id) < (d.after_on, d.after_id))
            order by a.held_on desc, a.id desc
            limit ?
            """
                    .formatted(ActivityRow.COLUMNS, SELECTED);

    private static final String TOTAL = "select count(*)\n" + SELECTED;

    private static final String KEYS =
            """
            select distinct k.field, k.key
            from (select a.quantities, a.attributes
            %s
            ) r, lateral (
                select 'quantities' as field, jsonb_object_keys(r.quantities) as key
                union all select 'attributes', jsonb_object_keys(r.attributes)) k
            """
                    .formatted(SELECTED);

    /** Codes that narrow a list by an index; what they were on the day is checked row by row. */
    private static final String ORGANIZATIONS =
            """
            select case
                when d.organization is null and d.scope is null then null
                when d.organization is not null and not d.subtree then array[d.organization]
                else array(select distinct y.organization from ancestry y
                    where y.ancestor = coalesce(d.organization, d.scope))
                end as organizations,
                d.organization is null or exists (
                    select from ancestry y
                    where y.organization = d.organization and y.ancestor = coalesce(d.scope, d.organization)
                ) as organization_visible,
                d.categories is null or not exists (
                    select from unnest(d.categories) c
                    where not exists (select from activity_type t where t.category = c)) as categories_known,
                d.campaigns is null or not exists (
                    select from unnest(d.campaigns) code
                    where not exists (
                        select from campaign c
                        where c.code = code.code
                          and (d.scope is null or c.lead_organization is null
                            or exists (select from ancestry y
                                where y.organization = c.lead_organization and y.ancestor = d.scope)
                            or exists (select from ancestry y
                                where y.organization = d.scope and y.ancestor = c.lead_organization)))
                ) as campaigns_visible
            from (select ?::text as organization, ?::text as scope, ?::boolean as subtree,
                ?::text[] as categories, ?::text[] as campaigns) d
            """;

    /** Without the steps that were taken while the record belonged outside the caller's organizations. */
    private static final String TRANSITIONS =
            """
            select before ->> 'status' as from_status, after ->> 'status' as to_status,
                after ->> 'statusReason' as reason, at, actor, version
            from change, (select ?::text as id, ?::text as scope) d
            where entity = 'activity' and entity_id = d.id and after is not null
              and (d.scope is null or visible_in_subtree(entity, after, d.scope))
              and before ->> 'status' is distinct from after ->> 'status'
            order by version
            """;

    private static final String CREATED =
            "select after from change where entity = 'activity' and entity_id = ? and operation = 'created'";

    private static final String WITH_CONTENT =
            """
            select from activity
            where attachments <> '[]'
              and attachments @> jsonb_build_array(jsonb_build_object('sha256', ?::text))
            limit 1
            """;

    /** @param organizations null: all */
    record Bounds(
            @Nullable List<String> organizations,
            boolean organizationVisible,
            boolean categoriesKnown,
            boolean campaignsVisible) {

        static final Bounds NONE = new Bounds(null, true, true, true);

        static Bounds of(ResultSet row) throws SQLException {
            Array organizations = row.getArray("organizations");
            return new Bounds(
                    organizations == null ? null : Arrays.asList((String[]) organizations.getArray()),
                    row.getBoolean("organization_visible"),
                    row.getBoolean("categories_known"),
                    row.getBoolean("campaigns_visible"));
        }
    }

    private final Database database;

    ActivityQueries(Database database) {
        this.database = database;
    }

    /** @throws ProblemException 404 */
    ActivityView one(UUID id, @Nullable String scope) {
        ActivityView found = database.first(ActivityRow::view, ONE, id, scope);
        if (found == null) {
            throw ProblemException.notFound();
        }
        return found;
    }

    Bounds bounds(ActivityQuery query) {
        if (query.organization() == null
                && query.scope() == null
                && query.categories() == null
                && query.campaigns() == null) {
            return Bounds.NONE;
        }
        return Objects.requireNonNull(database.first(
                Bounds::of,
                ORGANIZATIONS,
                query.organization(),
                query.scope(),
                query.subtree(),
                query.categories(),
                query.campaigns()));
    }

    /** At most {@code limit} records after the given place. */
    List<ActivityView> page(
            ActivityQuery query, Bounds bounds, @Nullable LocalDate afterOn, @Nullable UUID afterId, int limit) {
        @Nullable Object[] values = Arrays.copyOf(values(query, bounds, afterOn, afterId), 17);
        values[16] = limit;
        return database.planned(ActivityRow::view, query.descending() ? DESCENDING : ASCENDING, values);
    }

    long total(ActivityQuery query, Bounds bounds) {
        return database.planned(row -> row.getLong(1), TOTAL, values(query, bounds, null, null))
                .get(0);
    }

    /** @return the keys of both maps that the records of a list have */
    Map<String, SortedSet<String>> keys(ActivityQuery query, Bounds bounds) {
        Map<String, SortedSet<String>> keys = new TreeMap<>();
        database.planned(
                row -> keys.computeIfAbsent(row.getString("field"), field -> new TreeSet<>())
                        .add(row.getString("key")),
                KEYS,
                values(query, bounds, null, null));
        return keys;
    }

    List<TransitionView> transitions(UUID id, @Nullable String scope) {
        return database.all(
                row -> new TransitionView(
                        row.getString("from_status"),
                        row.getString("to_status"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("actor"),
                        row.getLong("version")),
                TRANSITIONS,
                id.toString(),
                scope);
    }

    /** Whether a file of any activity has this content. */
    boolean haveContent(String sha256) {
        return database.first(row -> true, WITH_CONTENT, sha256) != null;
    }

    /** The record as its creation answered it; it may have been changed or deleted since. */
    ActivityView asCreated(String id) {
        String after = Objects.requireNonNull(database.first(row -> row.getString(1), CREATED, id));
        try {
            return Json.CANONICAL.readValue(after, ActivityView.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable Object[] values(
            ActivityQuery query, Bounds bounds, @Nullable LocalDate afterOn, @Nullable UUID afterId) {
        return new @Nullable Object[] {
            bounds.organizations(),
            query.scope(),
            query.organization(),
            query.subtree(),
            query.types(),
            query.categories(),
            query.heldFrom(),
            query.heldTo(),
            query.statuses(),
            query.occurrences(),
            query.campaigns(),
            query.themes(),
            query.attributes().isEmpty() ? null : ActivityRow.text(query.attributes()),
            query.text(),
            afterOn,
            afterId
        };
    }
}
