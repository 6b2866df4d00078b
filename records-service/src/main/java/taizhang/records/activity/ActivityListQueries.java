package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.api.json.Json;
import taizhang.api.page.Place;
import taizhang.records.campaign.CampaignSql;
import taizhang.records.organization.OrganizationSql;
import taizhang.records.organization.SubtreeSizes;

/** Lists of activities: the fragments that their filters ask for. */
@ApplicationScoped
class ActivityListQueries {

    private static final String ALL = "from activity a";

    private static final String OF_SUBTREE =
            """
            from ancestry y
            join activity a on a.organization = y.organization and y.during @> a.held_on
            """;

    private static final String PAGE = "select " + ActivityStore.COLUMNS + "from activity a where true";

    /** From each organization of a small subtree as many as the page needs, and of those the first. */
    private static final String PAGE_OF_FEW =
            """
            select a.*
            from ancestry y
            cross join lateral (
                select %s
                from activity a
                where a.organization = y.organization and y.during @> a.held_on
            """
                    .formatted(ActivityStore.COLUMNS);

    private static final String OF_FEW = ") a where y.ancestor = :subtree";

    /** A question for each row, not a join: the rows of a large subtree are read in the order of the list until enough are found. */
    private static final String IN_SUBTREE =
            """
            and (select true from ancestry y
                where y.ancestor = :subtree and y.organization = a.organization and y.during @> a.held_on)
            """;

    private static final String IN_SCOPE =
            """
            and (select true from ancestry s
                where s.ancestor = :scope and s.organization = a.organization and s.during @> a.held_on)
            """;

    private static final String FROM = "and a.held_on >= :from";
    private static final String TO = "and a.held_on <= :to";
    private static final String AFTER = "and (a.held_on, a.id) > (:afterOn, :afterId)";
    private static final String BEFORE = "and (a.held_on, a.id) < (:afterOn, :afterId)";
    private static final String ASCENDING = "order by a.held_on, a.id";
    private static final String DESCENDING = "order by a.held_on desc, a.id desc";

    private static final String OF_CATEGORY =
            """
            and a.type = any (array(select t.code from activity_type t where t.category = any (:categories)))
            """;

    private static final String WITH_ATTRIBUTES =
            """
            and (select bool_and(coalesce(jsonb_exists(w.value, a.attributes ->> w.key), false))
                from jsonb_each(cast(:attributes as jsonb)) w)
            """;

    private static final String WITH_TEXT =
            """
            and bigrams(searchable(a.title || ' ' || coalesce(a.notes, ''))) @> bigrams(searchable(:text))
            and (position(searchable(:text) in searchable(a.title)) > 0
                or position(searchable(:text) in searchable(a.notes)) > 0)
            """;

    private static final String SEES_ORGANIZATION =
            "and " + OrganizationSql.isVisible("cast(:organization as text)", "cast(:scope as text)");

    private static final String SEES_CAMPAIGNS = "and " + CampaignSql.areVisible(":campaigns", "cast(:scope as text)");

    private static final String KEYS =
            """
            cross join lateral (
                select 'quantities' as field, jsonb_object_keys(a.quantities) as key
                union all select 'attributes', jsonb_object_keys(a.attributes)) k
            """;

    private final Database database;
    private final SubtreeSizes sizes;

    ActivityListQueries(Database database, SubtreeSizes sizes) {
        this.database = database;
        this.sizes = sizes;
    }

    /** At most {@code limit} records after the given place; none when the caller cannot see what is asked for. */
    List<ActivityView> page(ActivityQuery query, @Nullable Place after, int limit) {
        String subtree = query.subtreeOf();
        boolean few = subtree != null && sizes.isFew(subtree);
        Statement page = filter(database.sql(few ? PAGE_OF_FEW : PAGE).set("subtree", subtree), query);
        if (subtree != null && !few) {
            page.add(IN_SUBTREE);
        }
        if (query.isNarrowed()) {
            page.add(SEES_ORGANIZATION);
        }
        if (query.campaigns() != null) {
            page.add(SEES_CAMPAIGNS);
        }
        // The place holds the one end of the days, so that first and later pages are one statement.
        Place place = Place.in(query.heldFrom(), query.heldTo(), query.descending(), after);
        String order = query.descending() ? DESCENDING : ASCENDING;
        page.given(query.descending() ? FROM : TO, query.descending() ? query.heldFrom() : query.heldTo())
                .add(query.descending() ? BEFORE : AFTER)
                .set("afterOn", place.on())
                .set("afterId", place.id())
                .add(order)
                .limit(limit);
        if (few) {
            page.add(OF_FEW).add(order).limit(limit);
        }
        // How frequent a word is decides where to begin.
        return (query.text() == null ? page.planOnce() : page.planEachTime()).list(ActivityStore::view);
    }

    long total(ActivityQuery query) {
        return whole("select count(*)", "", query).one(row -> row.getLong(1));
    }

    /** @return the keys of both maps that the records of a list have */
    Map<String, SortedSet<String>> keys(ActivityQuery query) {
        Map<String, SortedSet<String>> keys = new TreeMap<>();
        whole("select distinct k.field, k.key", KEYS, query)
                .forEach(row -> Map.entry(row.getString("field"), row.getString("key")), found -> keys.computeIfAbsent(
                                found.getKey(), field -> new TreeSet<>())
                        .add(found.getValue()));
        return keys;
    }

    private Statement whole(String select, String join, ActivityQuery query) {
        String subtree = query.subtreeOf();
        Statement whole = database.sql(select)
                .add(subtree == null ? ALL : OF_SUBTREE)
                .add(join)
                .add("where true")
                .given("and y.ancestor = :subtree", subtree);
        return filter(whole, query)
                .given(FROM, query.heldFrom())
                .given(TO, query.heldTo())
                .planEachTime();
    }

    /** Whether the caller sees the organization and the campaigns that are asked for. */
    boolean isVisible(ActivityQuery query) {
        Statement visible = database.sql("select true");
        values(visible, query);
        if (query.organization() != null) {
            visible.add(SEES_ORGANIZATION);
        }
        if (query.campaigns() != null) {
            visible.add(SEES_CAMPAIGNS);
        }
        return visible.one(row -> row.getBoolean(1));
    }

    private static Statement values(Statement statement, ActivityQuery query) {
        return statement
                .set("scope", query.scope())
                .set("organization", query.organization())
                .setArray("campaigns", "text", query.campaigns());
    }

    /** All conditions but the days and the subtree. */
    private static Statement filter(Statement list, ActivityQuery query) {
        SortedMap<String, List<String>> attributes = query.attributes();
        values(list, query);
        if (query.isNarrowed()) {
            list.add(IN_SCOPE);
        }
        return list.given("and a.organization = :organization", query.subtree() ? null : query.organization())
                .givenAny("and a.type = :type", "and a.type = any (:types)", query.types())
                .givenArray(OF_CATEGORY, query.categories())
                .givenAny("and a.status = :status", "and a.status = any (:statuses)", query.statuses())
                .givenAny(
                        "and a.occurrence = :occurrence", "and a.occurrence = any (:occurrences)", query.occurrences())
                .givenArray("and a.minutes_status = any (:minutes)", query.minutes())
                .givenAny("and a.campaign = :campaign", "and a.campaign = any (:campaigns)", query.campaigns())
                .givenArray("and a.themes && :themes", query.themes())
                .given(WITH_ATTRIBUTES, attributes.isEmpty() ? null : Json.text(attributes))
                .given(WITH_TEXT, query.text());
    }
}
