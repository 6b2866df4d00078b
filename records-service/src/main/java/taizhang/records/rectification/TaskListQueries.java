package taizhang.records.rectification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.api.page.Place;
import taizhang.records.campaign.CampaignSql;
import taizhang.records.organization.OrganizationSql;
import taizhang.records.organization.SubtreeSizes;

/**
 * Lists of tasks: the fragments that their filters ask for. A task is seen where its organization stood when it was found
 * or later, and belongs to the subtree that its organization stood in when it was found or, in a list of what was overdue,
 * on that day.
 */
@ApplicationScoped
class TaskListQueries {

    private static final String PAGE =
            "select " + TaskRow.COLUMNS + ", " + TaskRow.PARTS + "from rectification_task t where true";

    /** From each organization of a small subtree as many as the page needs, and of those the first. */
    private static final String PAGE_OF_FEW = "select t.*, " + TaskRow.PARTS
            + """
            from (
                select organization, range_agg(during) as during from ancestry where ancestor = :subtree group by organization
            ) y
            cross join lateral (
                select %s
                from rectification_task t
                where t.organization = y.organization
            """
                    .formatted(TaskRow.COLUMNS);

    private static final String OF_FEW = ") t";

    private static final String TOTAL = "select count(*) from rectification_task t where true";

    /** Of the row {@code y} of the subtree, as the caller sees it or as the list counts it. */
    private static final String SEEN = "and y.during && daterange(t.found_on, null)";

    private static final String FOUND_IN = "and y.during @> t.found_on";
    private static final String OVERDUE_IN = "and y.during @> cast(:overdueOn as date)";

    /** A question for each row, not a join: the rows of a large subtree are read in the order of the list until enough are found. */
    private static final String IN_SUBTREE =
            """
            and (select true from ancestry y
                where y.ancestor = :subtree and y.organization = t.organization
            """;

    private static final String IN_SCOPE =
            """
            and (select true from ancestry y
                where y.ancestor = :scope and y.organization = t.organization
            """;

    private static final String ONCE = "limit 1)";

    private static final String FROM = "and t.found_on >= :from";
    private static final String TO = "and t.found_on <= :to";
    private static final String AFTER = "and (t.found_on, t.id) > (:afterOn, :afterId)";
    private static final String BEFORE = "and (t.found_on, t.id) < (:afterOn, :afterId)";
    private static final String ASCENDING = "order by t.found_on, t.id";
    private static final String DESCENDING = "order by t.found_on desc, t.id desc";

    /**
     * What was on a past day is read from steps and extensions. Since deadlines only move later, most tasks that were not
     * overdue are told by the first one alone.
     */
    private static final String OVERDUE =
            """
            and t.found_on <= :overdueOn
            and (t.first_due_on is null or t.first_due_on < :overdueOn)
            and (select s.to_state from task_transition s
                where s.task = t.id and s.effective_on <= :overdueOn
                order by s.number desc limit 1) in (%s)
            and coalesce(
                (select e.due_on from task_extension e
                where e.task = t.id and e.granted_on <= :overdueOn
                order by e.number desc limit 1), t.first_due_on) < :overdueOn
            """
                    .formatted(TaskStatus.group("open").stream()
                            .map(state -> "'" + state + "'")
                            .collect(Collectors.joining(", ")));

    private static final String WITH_TEXT =
            """
            and bigrams(searchable(t.title || ' ' || coalesce(t.description, ''))) @> bigrams(searchable(:text))
            and (position(searchable(:text) in searchable(t.title)) > 0
                or position(searchable(:text) in searchable(t.description)) > 0)
            """;

    private static final String SEES_ORGANIZATION =
            "and " + OrganizationSql.isVisible("cast(:organization as text)", "cast(:scope as text)");

    private static final String SEES_CAMPAIGNS = "and " + CampaignSql.areVisible(":campaigns", "cast(:scope as text)");

    private final Database database;
    private final SubtreeSizes sizes;

    TaskListQueries(Database database, SubtreeSizes sizes) {
        this.database = database;
        this.sizes = sizes;
    }

    /**
     * At most {@code limit} tasks after the given place; none when the caller cannot see what is asked for.
     *
     * @param day as of which they are overdue or not
     */
    List<TaskView> page(TaskQuery query, @Nullable Place after, int limit, LocalDate day) {
        String subtree = query.subtreeOf();
        boolean few = subtree != null && sizes.isFew(subtree);
        Statement page = database.sql(few ? PAGE_OF_FEW : PAGE);
        if (few) {
            page.set("subtree", subtree).add(during(query));
        }
        filter(page, query, !few);
        if (query.isNarrowed()) {
            page.add(SEES_ORGANIZATION);
        }
        if (query.campaigns() != null) {
            page.add(SEES_CAMPAIGNS);
        }
        // The place holds the one end of the days, so that first and later pages are one statement.
        Place place = Place.in(query.foundFrom(), query.foundTo(), query.descending(), after);
        String order = query.descending() ? DESCENDING : ASCENDING;
        page.given(query.descending() ? FROM : TO, query.descending() ? query.foundFrom() : query.foundTo())
                .add(query.descending() ? BEFORE : AFTER)
                .set("afterOn", place.on())
                .set("afterId", place.id())
                .add(order)
                .limit(limit);
        if (few) {
            page.add(OF_FEW).add(order).limit(limit);
        }
        // How frequent a word is decides where to begin.
        return (query.text() == null ? page.planOnce() : page.planEachTime()).list(row -> TaskRow.view(row, day));
    }

    long total(TaskQuery query) {
        return filter(database.sql(TOTAL), query, true)
                .given(FROM, query.foundFrom())
                .given(TO, query.foundTo())
                .planEachTime()
                .one(row -> row.getLong(1));
    }

    /** Whether the caller sees the organization and the campaigns that are asked for. */
    boolean isVisible(TaskQuery query) {
        Statement visible = values(database.sql("select true"), query);
        if (query.organization() != null) {
            visible.add(SEES_ORGANIZATION);
        }
        if (query.campaigns() != null) {
            visible.add(SEES_CAMPAIGNS);
        }
        return visible.one(row -> row.getBoolean(1));
    }

    private static Statement values(Statement statement, TaskQuery query) {
        return statement
                .set("scope", query.visibleTo())
                .set("organization", query.organization())
                .setArray("campaigns", "text", query.campaigns())
                .set("overdueOn", query.overdueOn());
    }

    /** All conditions but the days. */
    private static Statement filter(Statement list, TaskQuery query, boolean withSubtree) {
        values(list, query);
        if (withSubtree && query.subtreeOf() != null) {
            list.add(IN_SUBTREE)
                    .set("subtree", query.subtreeOf())
                    .add(during(query))
                    .add(ONCE);
        }
        if (query.isNarrowed()) {
            list.add(IN_SCOPE).add(SEEN).add(ONCE);
        }
        return list.given("and t.organization = :organization", query.subtree() ? null : query.organization())
                .givenAny("and t.source = :source", "and t.source = any (:sources)", query.sources())
                .givenAny("and t.state = :state", "and t.state = any (:states)", query.states())
                .givenAny("and t.campaign = :campaign", "and t.campaign = any (:campaigns)", query.campaigns())
                .givenAny("and t.aspect = :aspect", "and t.aspect = any (:aspects)", query.aspects())
                .given("and t.due_on < :dueBefore", query.dueBefore())
                .given(OVERDUE, query.overdueOn())
                .given(WITH_TEXT, query.text());
    }

    private static String during(TaskQuery query) {
        if (query.organization() == null) {
            return SEEN;
        }
        return query.overdueOn() == null ? FOUND_IN : OVERDUE_IN;
    }
}
