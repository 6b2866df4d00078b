package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.time.Period;
import taizhang.reporting.indicator.Where;

/** Reads whose records are counted: by the structure of the days, as it was known at a position. */
@ApplicationScoped
class SightQueries {

    private static final String SELECT =
            """
            select a.no, y.organization, lower(r.days), upper(r.days)
            from (select cast(:position as bigint) as position) p
            cross join unnest(cast(:organizations as text[]), cast(:owns as boolean[]), cast(:parents as text[]))
                with ordinality a (organization, own, parent, no)
            join ancestry_fact y on y.ancestor = a.organization and (not a.own or y.depth = 0)
                and y.from_position <= p.position and y.to_position > p.position
            left join placement_fact x on x.organization = a.organization and x.parent = a.parent
                and x.from_position <= p.position and x.to_position > p.position
            """;

    private static final String OF_CALLER =
            """
            join ancestry_fact c on c.organization = y.organization and c.ancestor = :caller
                and c.from_position <= p.position and c.to_position > p.position
            cross join lateral (select y.during * coalesce(x.during, '(,)') * c.during * daterange(:from, :until) as days) r
            """;

    private static final String OF_ALL =
            """
            cross join lateral (select y.during * coalesce(x.during, '(,)') * daterange(:from, :until) as days) r
            """;

    private static final String ANY_DAY =
            """
            where not isempty(r.days) and (a.parent is null or x.parent is not null)
            order by a.no, y.organization collate "C", lower(r.days)
            """;

    private static final String FITTING =
            """
            select a.no
            from unnest(cast(:organizations as text[]), cast(:owns as boolean[]), cast(:froms as date[]),
                cast(:untils as date[])) with ordinality a (organization, own, "from", until, no)
            where exists (
                select from ancestry_fact y
                join organization_fact o on o.code = y.organization
                    and o.from_position <= :position and o.to_position > :position
                where y.ancestor = a.organization and (not a.own or y.depth = 0)
                  and y.during && daterange(a."from", a.until)
                  and y.from_position <= :position and y.to_position > :position
                  and (cast(:kinds as text[]) is null or o.kind = any (:kinds))
                  and (cast(:committee as boolean) is null or o.has_committee = :committee)
                  and (cast(:groups as boolean) is null or o.has_small_groups = :groups))
            """;

    private final Database database;

    SightQueries(Database database) {
        this.database = database;
    }

    /** @param days that are asked for */
    Sight of(List<Place> places, Days days, @Nullable String caller, long position) {
        var statement = database.sql(SELECT);
        (caller == null ? statement.add(OF_ALL) : statement.add(OF_CALLER).set("caller", caller)).add(ANY_DAY);
        return Sight.of(
                statement
                        .set("position", position)
                        .setArray(
                                "organizations",
                                "text",
                                places.stream().map(Place::organization).toList())
                        .setArray(
                                "owns", "bool", places.stream().map(Place::own).toList())
                        .setArray(
                                "parents",
                                "text",
                                places.stream().map(Place::parent).toList())
                        .set("from", days.from())
                        .set("until", days.until())
                        .list(row -> new Sight.Seen(
                                row.getInt(1) - 1,
                                row.getString(2),
                                new Days(row.getObject(3, LocalDate.class), row.getObject(4, LocalDate.class)))),
                days);
    }

    /** @return which of the places (with a period each) have an organization as the definition asks for */
    List<Integer> fitting(Where where, List<Place> places, List<Period> periods, long position) {
        return database.sql(FITTING)
                .setArray(
                        "organizations",
                        "text",
                        places.stream().map(Place::organization).toList())
                .setArray("owns", "bool", places.stream().map(Place::own).toList())
                .setArray("froms", "date", periods.stream().map(Period::from).toList())
                .setArray("untils", "date", periods.stream().map(Period::until).toList())
                .setArray("kinds", "text", where.organizationKinds())
                .set("committee", where.hasCommittee())
                .set("groups", where.hasSmallGroups())
                .set("position", position)
                .list(row -> row.getInt(1) - 1);
    }
}
