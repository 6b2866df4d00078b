package taizhang.reporting.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.api.time.Period;
import taizhang.reporting.fact.FactPredicate;
import taizhang.reporting.indicator.DefinitionParameters;
import taizhang.reporting.indicator.Indicator;

/** Every statement of the figures. */
@ApplicationScoped
class FigureQueries {

    // The common answer is this one statement and nothing else. The limit takes nothing away; it tells the planner that
    // few rows come where it guesses ten. Without it the plan for all parameters looks so dear that each answer is
    // planned anew, which takes longer than answering.
    private static final String HEAD =
            """
            select p.position, p.present, p.generation, o.kind, o.valid_from, o.valid_to, %s, s.values, s.pendings
            from (
                select coalesce(cast(:position as bigint), position) as position, position as present, generation
                from feed_state) p
            left join organization_fact o on o.code = :organization
                and o.from_position <= p.position and o.to_position > p.position
            cross join (
                select array_agg(c.value order by a.no) as values, array_agg(c.pending order by a.no) as pendings
                from (
                    select *
                    from unnest(cast(:organizations as text[]), cast(:indicators as text[]), cast(:owns as boolean[]),
                            cast(:froms as date[]), cast(:untils as date[]))
                        with ordinality a (organization, indicator, own, "from", until, no)
                    limit cardinality(cast(:organizations as text[]))) a
                cross join lateral (
                    select coalesce(sum(case when a.own then cell.own_value else cell.value end), 0) as value,
                        coalesce(sum(case when a.own then cell.own_pending else cell.pending end), 0) as pending
                    from cell
                    where cell.organization = a.organization and cell.indicator = a.indicator
                      and cell.month >= a."from" and cell.month < a.until) c) s
            """;

    private static final String OPEN_HEAD = HEAD.formatted("false as placed, true as visible, true as covered");

    private static final String GUARDED_HEAD = HEAD.formatted(
            """
            exists (
                select from placement_fact x
                where x.organization = :organization and x.parent is not null
                  and x.from_position <= p.position and x.to_position > p.position) as placed,
            cast(:caller as text) is null or exists (
                select from ancestry_fact y
                where y.organization = :organization and y.ancestor = :caller
                  and y.from_position <= p.position and y.to_position > p.position) as visible,
            cast(:caller as text) is null or coalesce((
                select range_agg(y.during) filter (where y.ancestor = :caller)
                    @> (range_agg(y.during) filter (where y.depth = 0)
                        * datemultirange(daterange(:from, :until)))
                from ancestry_fact y
                where y.organization = :organization and (y.ancestor = :caller or y.depth = 0)
                  and y.from_position <= p.position and y.to_position > p.position), false) as covered
            """);

    private static final String FACTS = FigureSql.QUESTION
            + """
            select ask.no,
                case when min(d.measure) = 'organizations'
                    then count(distinct f.organization) filter (where f.standing = 'value')
                    else coalesce(sum(%1$s) filter (where f.standing = 'value'), 0) end as value,
                case when min(d.measure) = 'organizations'
                    then count(distinct f.organization) filter (where f.standing = 'pending')
                    else coalesce(sum(%1$s) filter (where f.standing = 'pending'), 0) end as pending,
                coalesce(bool_and(f.type = any (:delicate)) filter (where f.standing = 'value'), false),
                coalesce(bool_and(f.type = any (:delicate)) filter (where f.standing = 'pending'), false)
            """
                    .formatted(FactPredicate.CONTRIBUTION)
            + FigureSql.MATCHES
            + "group by ask.no";

    private static final String TYPES =
            FigureSql.QUESTION + "select distinct f.type\n" + FigureSql.MATCHES + "order by f.type";

    private static final String CHILDREN =
            """
            select x.organization, o.kind, o.valid_from, o.valid_to, x.steady
            from (
                select organization, range_agg(during) @> daterange(:from, :until) as steady,
                    range_agg(during) && daterange(:first, :last) as there
                from placement_fact
                where parent = :parent and from_position <= :position and to_position > :position
                group by organization) x
            join organization_fact o on o.code = x.organization
                and o.from_position <= :position and o.to_position > :position
            where x.there
              and (cast(:caller as text) is null or exists (
                  select from ancestry_fact y
                  where y.organization = x.organization and y.ancestor = :caller
                    and y.from_position <= :position and y.to_position > :position))
            order by x.organization
            """;

    private static final String FITS =
            """
            select exists (
                select from ancestry_fact y
                join organization_fact o on o.code = y.organization
                    and o.from_position <= :position and o.to_position > :position
                where y.ancestor = :organization and (not cast(:own as boolean) or y.depth = 0)
                  and y.during && daterange(:from, :until)
                  and y.from_position <= :position and y.to_position > :position
                  and (cast(:kinds as text[]) is null or o.kind = any (:kinds))
                  and (cast(:committee as boolean) is null or o.has_committee = :committee)
                  and (cast(:groups as boolean) is null or o.has_small_groups = :groups))
            """;

    /** Where facts and cells stand, and the generation of all else that figures rest on. */
    record Present(long position, long generation) {}

    private final Database database;

    FigureQueries(Database database) {
        this.database = database;
    }

    Present present() {
        return database.sql("select position, generation from feed_state")
                .one(row -> new Present(row.getLong(1), row.getLong(2)));
    }

    /**
     * @param from first day of all that is asked, with the periods compared with
     * @param guarded whether small totals could have to be withheld; always so for a caller with a scope
     * @param cells what to sum of whole months; right only when the position is the present one
     */
    Head head(
            String organization,
            @Nullable String caller,
            @Nullable Long position,
            LocalDate from,
            LocalDate until,
            boolean guarded,
            List<Ask> cells) {
        return database.sql(guarded || caller != null ? GUARDED_HEAD : OPEN_HEAD)
                .set("organization", organization)
                .set("caller", caller)
                .set("position", position)
                .set("from", from)
                .set("until", until)
                .setArray("organizations", "text", each(cells, Ask::organization))
                .setArray("indicators", "text", each(cells, ask -> ask.definition()
                        .code()))
                .setArray("owns", "bool", each(cells, Ask::own))
                .setArray("froms", "date", each(cells, Ask::firstMonth))
                .setArray("untils", "date", each(cells, Ask::monthAfter))
                .one(FigureQueries::readHead);
    }

    /** Counts from facts; asks of one definition. What has no row is nothing. */
    Map<Ask, Counted> facts(List<Ask> asks, @Nullable String caller, long position) {
        Map<Ask, Counted> counted = new HashMap<>();
        question(FACTS, asks, caller, position)
                .setArray("delicate", "text", Suppression.TYPES)
                .forEach(
                        row -> Map.entry(
                                asks.get(row.getInt(1) - 1),
                                new Counted(
                                        row.getBigDecimal(2),
                                        row.getBigDecimal(3),
                                        row.getBoolean(4),
                                        row.getBoolean(5))),
                        entry -> counted.put(entry.getKey(), entry.getValue()));
        return counted;
    }

    /** @return the types that occur in what is asked */
    List<String> types(List<Ask> asks, @Nullable String caller, long position) {
        return question(TYPES, asks, caller, position).list(row -> row.getString(1));
    }

    /** @param everything with the period compared with: where the child must have stood to be steady */
    List<Head.Child> children(String parent, Period period, Period everything, @Nullable String caller, long position) {
        return database.sql(CHILDREN)
                .set("caller", caller)
                .set("parent", parent)
                .set("first", period.from())
                .set("last", period.until())
                .set("from", everything.from())
                .set("until", everything.until())
                .set("position", position)
                .list(row -> new Head.Child(
                        row.getString(1),
                        new Head.Organization(
                                row.getString(2),
                                row.getObject(3, LocalDate.class),
                                row.getObject(4, LocalDate.class),
                                true),
                        row.getBoolean(5)));
    }

    /** @return whether the definition fits any organization that is asked */
    boolean fits(Ask ask, long position) {
        Statement statement = database.sql(FITS);
        DefinitionParameters.set(statement, ask.definition());
        return statement
                .set("organization", ask.organization())
                .set("own", ask.own())
                .set("from", ask.from())
                .set("until", ask.until())
                .set("position", position)
                .one(row -> row.getBoolean(1));
    }

    private Statement question(String sql, List<Ask> asks, @Nullable String caller, long position) {
        return question(database, sql, asks, caller, position);
    }

    static Statement question(Database database, String sql, List<Ask> asks, @Nullable String caller, long position) {
        Statement statement = database.sql(sql);
        Indicator definition = asks.get(0).definition();
        DefinitionParameters.set(statement, definition);
        return statement
                .set("position", position)
                .set("caller", caller)
                .setArray("organizations", "text", each(asks, Ask::organization))
                .setArray("owns", "bool", each(asks, Ask::own))
                .setArray("parents", "text", each(asks, ask -> ask.steady() ? null : ask.parent()))
                .setArray("onlyTypes", "text", each(asks, Ask::type))
                .setArray("froms", "date", each(asks, Ask::from))
                .setArray("untils", "date", each(asks, Ask::until));
    }

    private static List<Object> each(List<Ask> asks, Function<Ask, @Nullable Object> field) {
        return Arrays.asList(asks.stream().map(field).toArray());
    }

    private static Head readHead(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        boolean there = kind != null && row.getBoolean("visible");
        List<BigDecimal> values = numbers(row.getArray("values"));
        List<BigDecimal> pendings = numbers(row.getArray("pendings"));
        return new Head(
                row.getLong("position"),
                row.getLong("present"),
                there
                        ? new Head.Organization(
                                kind,
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("valid_to", LocalDate.class),
                                row.getBoolean("placed"))
                        : null,
                row.getBoolean("covered"),
                row.getLong("generation"),
                IntStream.range(0, values.size())
                        .mapToObj(i -> new Counted(values.get(i), pendings.get(i), false, false))
                        .toList());
    }

    private static List<BigDecimal> numbers(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((BigDecimal[]) array.getArray());
    }
}
