package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.api.time.Period;

/** Reads whose records are counted: by the structure of the days, as it was known at a position. */
@ApplicationScoped
class SightQueries {

    // The days are cut to each other where they are read: that costs a third of what ranges cost.
    private static final String SELECT = "select a.no, y.organization, lower(y.during), upper(y.during)";

    private static final String FROM =
            """
            from unnest(cast(:organizations as text[]), cast(:owns as boolean[]), cast(:parents as text[]),
                cast(:places as integer[])) a (organization, own, parent, no)
            join ancestry_fact y on y.ancestor = a.organization and (not a.own or y.depth = 0)
                and y.from_position <= :position and y.to_position > :position
            """;

    private static final String UNDER_PARENTS =
            """
            left join placement_fact x on x.organization = a.organization and x.parent = a.parent
                and x.from_position <= :position and x.to_position > :position
            """;

    private static final String BELOW_CALLER =
            """
            join ancestry_fact c on c.organization = y.organization and c.ancestor = :caller
                and c.from_position <= :position and c.to_position > :position
            """;

    private static final String IN_ORDER = "order by a.no, y.organization collate \"C\", lower(y.during)";

    private static final String ALL =
            "select count(*) from organization_fact where from_position <= :position and to_position > :position";

    // Who stands there is read once for all periods of a place, and is of few kinds on few spans of days.
    private static final String KINDS =
            """
            select distinct a.no, k.kind, k.has_committee, k.has_small_groups
            from (
                select distinct s.organization, s.own, y.during * o.during as days, o.kind, o.has_committee,
                    o.has_small_groups
                from (
                    select distinct organization, own
                    from unnest(cast(:organizations as text[]), cast(:owns as boolean[])) u (organization, own)) s
                join ancestry_fact y on y.ancestor = s.organization and (not s.own or y.depth = 0)
                    and y.from_position <= :position and y.to_position > :position
                join organization_total_fact o on o.organization = y.organization and o.during && y.during
                    and o.from_position <= :position and o.to_position > :position) k
            join unnest(cast(:organizations as text[]), cast(:owns as boolean[]), cast(:froms as date[]),
                cast(:untils as date[])) with ordinality a (organization, own, "from", until, no)
                on a.organization = k.organization and a.own = k.own and k.days && daterange(a."from", a.until)
            """;

    private static final String MOVED =
            """
            select a.no
            from unnest(cast(:organizations as text[]), cast(:owns as boolean[]), cast(:froms as date[]),
                cast(:untils as date[]), cast(:fromsBefore as date[]), cast(:untilsBefore as date[]))
                with ordinality a (organization, own, "from", until, from_before, until_before, no)
            where exists (
                select from ancestry_fact y
                join organization_fact o on o.code = y.organization
                    and o.from_position <= :position and o.to_position > :position
                cross join lateral (
                    select y.during * daterange(o.valid_from, o.valid_to, '[]') as days) there
                where y.ancestor = a.organization and (not a.own or y.depth = 0)
                  and y.from_position <= :position and y.to_position > :position
                group by y.organization
                having bool_or(there.days && daterange(a."from", a.until))
                    <> bool_or(there.days && daterange(a.from_before, a.until_before)))
            """;

    private final Database database;

    SightQueries(Database database) {
        this.database = database;
    }

    /**
     * @param asked the numbers of those places that are asked for
     * @param days that are asked for
     */
    Sight of(List<Place> places, List<Integer> asked, Days days, @Nullable String caller, long position) {
        boolean parents = asked.stream().anyMatch(no -> places.get(no).parent() != null);
        Statement statement = database.sql(SELECT)
                .add(parents ? ", lower(x.during), upper(x.during)" : "")
                .add(caller != null ? ", lower(c.during), upper(c.during)" : "")
                .add(FROM)
                .add(parents ? UNDER_PARENTS : "")
                .add(caller != null ? BELOW_CALLER : "")
                .add(parents ? "where a.parent is null or x.parent is not null" : "")
                .add(IN_ORDER);
        int spans = 1 + (parents ? 1 : 0) + (caller != null ? 1 : 0);
        List<Sight.Seen> seen = statement
                .set("caller", caller)
                .set("position", position)
                .setEach("organizations", "text", asked, no -> places.get(no).organization())
                .setEach("owns", "bool", asked, no -> places.get(no).own())
                .setEach("parents", "text", asked, no -> places.get(no).parent())
                .setArray("places", "integer", asked)
                .list(row -> {
                    Days on = days;
                    for (int i = 0; i < spans; i++) {
                        on = on.within(
                                row.getObject(3 + 2 * i, LocalDate.class), row.getObject(4 + 2 * i, LocalDate.class));
                    }
                    return new Sight.Seen(row.getInt(1), row.getString(2), on);
                })
                .stream()
                .filter(each -> !each.days().isEmpty())
                .toList();
        return Sight.of(seen, days, seen.size() <= Sight.FEW ? 0 : all(position));
    }

    private long all(long position) {
        return database.sql(ALL).set("position", position).one(row -> row.getLong(1));
    }

    /** @return at which of the places (with a period each) not the same organizations stood in the year before */
    List<Integer> moved(List<Place> places, List<Period> periods, long position) {
        List<Period> before = periods.stream().map(Period::previousYear).toList();
        return database.sql(MOVED)
                .setEach("organizations", "text", places, Place::organization)
                .setEach("owns", "bool", places, Place::own)
                .setEach("froms", "date", periods, Period::from)
                .setEach("untils", "date", periods, Period::until)
                .setEach("fromsBefore", "date", before, Period::from)
                .setEach("untilsBefore", "date", before, Period::until)
                .set("position", position)
                .list(row -> row.getInt(1) - 1);
    }

    /** @return for each of the places (with a period each) what the organizations there are like */
    List<Set<Kind>> kinds(List<Place> places, List<Period> periods, long position) {
        List<Set<Kind>> kinds =
                places.stream().map(place -> (Set<Kind>) new HashSet<Kind>()).toList();
        database.sql(KINDS)
                .setEach("organizations", "text", places, Place::organization)
                .setEach("owns", "bool", places, Place::own)
                .setEach("froms", "date", periods, Period::from)
                .setEach("untils", "date", periods, Period::until)
                .set("position", position)
                .list(row -> kinds.get(row.getInt(1) - 1).add(Kind.of(row)));
        return kinds;
    }
}
