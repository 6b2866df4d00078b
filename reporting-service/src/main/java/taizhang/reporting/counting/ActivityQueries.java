package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.reporting.fact.ActivityPredicate;
import taizhang.reporting.indicator.Indicator;

/**
 * Counts and lists activities from facts: one scan for one definition, whatever places, periods and types. What a count
 * reads stands in an index, unless the definition asks for attributes, themes or the like.
 */
@ApplicationScoped
class ActivityQueries {

    private static final String STEADY =
            """
            from activity_fact f
            cross join (select cast(:position as bigint) as position) p
            """;

    private static final String OF_STEADY = "and f.organization = any (:steady)";

    // Most of all organizations are found sooner among all activities than one after the other: no index knows this.
    private static final String OF_MOST = "and coalesce(f.organization, '') = any (:steady)";

    private static final String MOVED =
            """
            from unnest(cast(:moved as text[]), cast(:movedFroms as date[]), cast(:movedUntils as date[]),
                cast(:movedPlaces as integer[])) w (organization, "from", until, place)
            join activity_fact f on f.organization = w.organization and f.held_on >= w."from" and f.held_on < w.until
            cross join (select cast(:position as bigint) as position) p
            """;

    private static final String ONE_SPAN =
            "cross join (select cast(:from as date) as \"from\", cast(:until as date) as until) days";

    private static final String MANY_SPANS =
            "cross join unnest(cast(:froms as date[]), cast(:untils as date[])) days (\"from\", until)";

    private static final String VALID =
            "where f.held_on >= days.\"from\" and f.held_on < days.until and " + ActivityPredicate.VALID;

    private static final String PART = ", width_bucket(f.held_on, cast(:cuts as date[]))";
    private static final String GROUPED = "group by 1, 3, 4, 5, 6, 7";

    // Organizations become places after they have been counted: they are fewer than records.
    private static final String PLACED =
            "select s.standing, s.amount, m.place, s.organization, s.type, s.delicate, s.part from (";

    private static final String PLACES =
            """
            ) s (standing, amount, place, organization, type, delicate, part)
            join unnest(cast(:steady as text[]), cast(:steadyPlaces as integer[])) m (organization, place)
                on m.organization = s.organization
            """;

    private static final String ADDED =
            """
            coalesce(sum(g.amount) filter (where g.standing = 'value'), 0),
            coalesce(sum(g.amount) filter (where g.standing = 'pending'), 0)
            """;

    private static final String DIFFERENT =
            """
            count(distinct g.organization) filter (where g.standing = 'value'),
            count(distinct g.organization) filter (where g.standing = 'pending')
            """;

    private static final String DELICATE =
            """
            , coalesce(bool_and(g.delicate) filter (where g.standing = 'value' and g.amount <> 0), false),
            coalesce(bool_and(g.delicate) filter (where g.standing = 'pending' and g.amount <> 0), false)
            """;

    private static final String PERIODS =
            """
            from g
            join unnest(cast(:periods as integer[]), cast(:firstParts as integer[]), cast(:lastParts as integer[]))
                d (period, first, last) on g.part between d.first and d.last
            """;

    private final Database database;

    ActivityQueries(Database database) {
        this.database = database;
    }

    List<Count.Part> count(Question question, int no, Sight sight, List<Cuts.Span> spans, long position) {
        if (sight.isBlind()) {
            return List.of();
        }
        Indicator definition = question.definitions().get(no);
        boolean byType = question.dimension() == Dimension.TYPE;
        boolean placed = sight.hasPlaces();
        boolean different = definition.isOfDifferentOrganizations();
        boolean delicate = Suppression.reachesUnnamed(definition);
        Cuts cuts = Cuts.of(spans);
        Statement statement = database.sql("with g (standing, amount, place, organization, type, delicate, part) as (");
        if (!sight.steady().isEmpty()) {
            statement.add(placed ? PLACED : "");
            amounts(statement, definition, false, placed || different, byType, delicate, cuts);
            scan(statement, definition, STEADY, cuts)
                    .add(sight.isOfMost() ? OF_MOST : OF_STEADY)
                    .add(GROUPED);
            statement.add(placed ? PLACES : "");
        }
        statement.add(sight.steady().isEmpty() || sight.moved().isEmpty() ? "" : "union all");
        if (!sight.moved().isEmpty()) {
            amounts(statement, definition, placed, different, byType, delicate, cuts);
            scan(statement, definition, MOVED, cuts).add(GROUPED);
        }
        statement
                .add(") select")
                .add(placed ? "g.place," : "0,")
                .add(cuts.isOne() ? "cast(:period as integer)," : "d.period,")
                .add(byType ? "g.type," : "'',")
                .add(different ? DIFFERENT : ADDED)
                .add(delicate ? DELICATE : ", false, false")
                .add(cuts.isOne() ? "from g" : PERIODS)
                .add("group by 1, 2, 3");
        return bound(statement, sight, cuts, position)
                .setArray("delicate", "text", Suppression.TYPES)
                .list(row -> new Count.Part(
                        no,
                        row.getInt(1),
                        row.getInt(2),
                        row.getString(3),
                        new Counted(row.getBigDecimal(4), row.getBigDecimal(5), row.getBoolean(6), row.getBoolean(7))));
    }

    private static void amounts(
            Statement statement,
            Indicator definition,
            boolean byPlace,
            boolean byOrganization,
            boolean byType,
            boolean delicate,
            Cuts cuts) {
        statement
                .add("select f.standing, sum(" + amount(definition) + ")")
                .add(byPlace ? ", w.place" : ", 0")
                .add(byOrganization ? ", f.organization" : ", cast(null as text)")
                .add(byType ? ", f.type" : ", cast(null as text)")
                .add(delicate ? ", f.type = any (:delicate)" : ", false")
                .add(cuts.isOne() ? ", 0" : PART);
    }

    /** @return what a counted fact adds */
    private static String amount(Indicator definition) {
        if (definition.quantity() == null) {
            return ActivityPredicate.COUNT;
        }
        return definition.where().atMost() == null ? ActivityPredicate.SUM : ActivityPredicate.SUM_AT_MOST;
    }

    /** Where the facts come from, and which of them count. */
    private static Statement scan(Statement statement, Indicator definition, String from, Cuts cuts) {
        statement
                .add(from)
                .add(cuts.scanned().size() == 1 ? ONE_SPAN : MANY_SPANS)
                .add(VALID);
        GivenCondition.activities(statement, definition);
        return statement;
    }

    private static Statement bound(Statement statement, Sight sight, Cuts cuts, long position) {
        if (!sight.isOfFew()) {
            statement.planEachTime();
        }
        return statement
                .set("position", position)
                .setEach("steady", "text", sight.steady(), Sight.Seen::organization)
                .setEach("steadyPlaces", "integer", sight.steady(), Sight.Seen::place)
                .setEach("moved", "text", sight.moved(), Sight.Seen::organization)
                .setEach("movedPlaces", "integer", sight.moved(), Sight.Seen::place)
                .setEach(
                        "movedFroms", "date", sight.moved(), seen -> seen.days().from())
                .setEach("movedUntils", "date", sight.moved(), seen -> seen.days()
                        .until())
                .set("from", cuts.scanned().get(0).from())
                .set("until", cuts.scanned().get(0).until())
                .setEach("froms", "date", cuts.scanned(), Days::from)
                .setEach("untils", "date", cuts.scanned(), Days::until)
                .setArray("cuts", "date", cuts.cuts())
                .set("period", cuts.spans().get(0).period())
                .setEach("periods", "integer", cuts.spans(), Cuts.Span::period)
                .setArray("firstParts", "integer", cuts.firstParts())
                .setArray("lastParts", "integer", cuts.lastParts());
    }

    /** @return the beginning of a list as {@link RecordPage} reads it */
    Statement listed(Records.Query question, Sight sight) {
        Cuts cuts = Cuts.of(List.of(new Cuts.Span(0, Days.of(question.period()))));
        Statement statement = database.sql(RecordPage.listed(question.definition(), "f.held_on"));
        list(statement, question, STEADY, cuts)
                .add(sight.isOfMost() ? OF_MOST : OF_STEADY)
                .add("union all select f.from_position, f.organization, f.held_on, f.id, f.id,");
        list(statement, question, MOVED, cuts);
        return bound(statement, sight, cuts, question.position())
                .set("type", question.type())
                .set("standing", question.standing());
    }

    private static Statement list(Statement statement, Records.Query question, String from, Cuts cuts) {
        statement.add(amount(question.definition())).add("as amount, f.organization as once, f.type");
        return scan(statement, question.definition(), from, cuts)
                .add("and f.standing = :standing")
                .add(question.type() == null ? "" : "and f.type = :type");
    }
}
