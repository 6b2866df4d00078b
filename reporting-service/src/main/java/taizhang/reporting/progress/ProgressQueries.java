package taizhang.reporting.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;

/** Every statement of the progress of rectification. */
@ApplicationScoped
class ProgressQueries {

    /**
     * @param present position of the moment of the statement
     * @param visible whether there is such an organization and the caller sees it
     * @param covered whether the caller sees it on all days that are asked
     */
    record Head(long position, long present, boolean visible, boolean covered) {}

    /** @param groups counts by part and by value of the dimension */
    record Counted(long position, Map<Part, Map<String, Counts>> groups) {}

    private record Line(long position, int no, String value, Counts counts) {}

    private static final String DAYS =
            "(datemultirange(daterange(:from, :until)) + datemultirange(daterange(:asOf, :asOf, '[]')))";

    private static final String HEAD =
            """
            with p as (
                select coalesce(cast(:position as bigint), s.position) as position, s.position as present
                from feed_state s
            )
            select p.position, p.present,
                exists (
                    select from organization_fact o
                    where o.code = :organization and o.from_position <= p.position and o.to_position > p.position)
                and (cast(:caller as text) is null or exists (
                    select from ancestry_fact y
                    where y.organization = :organization and y.ancestor = :caller
                      and y.from_position <= p.position and y.to_position > p.position)) as visible,
                cast(:caller as text) is null or coalesce((
                    select range_agg(y.during) @> %s
                    from ancestry_fact y
                    where y.organization = :organization and y.ancestor = :caller
                      and y.from_position <= p.position and y.to_position > p.position), false) as covered
            from p
            """
                    .formatted(DAYS);

    private static final String CHILDREN =
            """
            select x.organization, x.steady
            from (
                select organization, range_agg(during) @> %1$s as steady, range_agg(during) && %1$s as there
                from placement_fact
                where parent = :organization and from_position <= :position and to_position > :position
                group by organization) x
            where x.there
              and (cast(:caller as text) is null or exists (
                  select from ancestry_fact y
                  where y.organization = x.organization and y.ancestor = :caller
                    and y.from_position <= :position and y.to_position > :position))
            order by x.organization
            """
                    .formatted(DAYS);

    private final Database database;

    ProgressQueries(Database database) {
        this.database = database;
    }

    Head head(ProgressQuery query, @Nullable String caller) {
        return days(HEAD, query)
                .set("organization", query.organization())
                .set("caller", caller)
                .set("position", query.position())
                .one(row -> new Head(row.getLong(1), row.getLong(2), row.getBoolean(3), row.getBoolean(4)));
    }

    /** @return who stood directly under the organization on any of the days that are asked */
    List<Part> children(ProgressQuery query, @Nullable String caller, long position) {
        return days(CHILDREN, query)
                .set("organization", query.organization())
                .set("caller", caller)
                .set("position", position)
                .list(row -> new Part(row.getString(1), false, query.organization(), row.getBoolean(2)));
    }

    /** Sums cells, whatever a caller may see. The answer is of the position that it names. */
    Counted cells(ProgressQuery query, List<Part> parts) {
        return counted(asked(ProgressSql.CELLS, query, parts), parts);
    }

    /** Counts facts as they were known at a position. */
    Map<Part, Map<String, Counts>> facts(
            ProgressQuery query, List<Part> parts, @Nullable String caller, long position) {
        return counted(
                        asked(ProgressSql.FACTS, query, parts)
                                .set("caller", caller)
                                .set("position", position)
                                .setArray("parents", "text", each(parts, Part::parent)),
                        parts)
                .groups();
    }

    private static Counted counted(Statement statement, List<Part> parts) {
        Map<Part, Map<String, Counts>> groups = new HashMap<>();
        List<Line> lines = statement.list(
                row -> new Line(row.getLong("position"), row.getInt("no"), row.getString("value"), Counts.of(row)));
        for (Line line : lines) {
            if (line.no() > 0 && !line.counts().equals(Counts.NOTHING)) {
                groups.computeIfAbsent(parts.get(line.no() - 1), part -> new TreeMap<>())
                        .put(line.value(), line.counts());
            }
        }
        return new Counted(lines.get(0).position(), groups);
    }

    private Statement asked(String sql, ProgressQuery query, List<Part> parts) {
        return days(sql, query)
                .set("dimension", GroupBy.dimension(query.groupBy()))
                .setArray("organizations", "text", each(parts, Part::organization))
                .setArray("owns", "bool", each(parts, Part::own));
    }

    private Statement days(String sql, ProgressQuery query) {
        return database.sql(sql)
                .set("from", query.from())
                .set("until", query.until())
                .set("asOf", query.asOf());
    }

    private static List<@Nullable Object> each(List<Part> parts, Function<Part, @Nullable Object> field) {
        return Arrays.asList(parts.stream().map(field).toArray());
    }
}
