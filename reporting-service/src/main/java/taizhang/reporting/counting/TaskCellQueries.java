package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.reporting.cell.Cells;
import taizhang.reporting.cell.TaskAmounts;

/** Sums the cells of rectification tasks: what is so on a day, and what has happened in a period. */
@ApplicationScoped
class TaskCellQueries {

    private static final List<String> AMOUNTS = Stream.concat(TaskAmounts.STOCKS.stream(), TaskAmounts.FLOWS.stream())
            .toList();

    private static final String STOCK =
            "coalesce(sum(case when a.own then x.own_{} else x.{} end) filter (where m.stock), 0) as {}";

    private static final String FLOW =
            "coalesce(sum(m.sign * case when a.own then x.own_{} else x.{} end) filter (where not m.stock), 0) as {}";

    // What happened in a period is what had happened up to its end without what had happened before it.
    private static final String SUMS =
            """
            select s.position, c.*
            from feed_state s
            left join (
                select a.no as place, m.period, x.value, %s
                from (
                    select u.*, cast(:dimension as text) as dimension
                    from unnest(cast(:organizations as text[]), cast(:owns as boolean[]))
                        with ordinality u (organization, own, no)) a
                cross join unnest(cast(:periods as integer[]), cast(:stocks as boolean[]), cast(:days as date[]),
                    cast(:signs as integer[])) m (period, stock, day, sign)
                cross join lateral (%s) x
                group by 1, 2, 3
            """
                    .formatted(
                            Stream.concat(columns(TaskAmounts.STOCKS, STOCK), columns(TaskAmounts.FLOWS, FLOW))
                                    .collect(Collectors.joining(", ")),
                            Cells.TASK_ROWS_UP_TO);

    // Tasks that were voided later were found all the same until then. The cells leave them out.
    private static final String VOIDED_LATER =
            """
            union all
            select a.no, d.period, %s, %s
            from unnest(cast(:organizations as text[]), cast(:owns as boolean[])) with ordinality a (organization, own, no)
            cross join unnest(cast(:flows as integer[]), cast(:froms as date[]), cast(:untils as date[]),
                cast(:asOfs as date[])) d (period, "from", until, as_of)
            join ancestry_fact y on y.ancestor = a.organization and (not a.own or y.depth = 0)
                and y.to_position = 9223372036854775807
            join task_fact f on f.organization = y.organization and f.voided_on > d.as_of and f.found_on >= d."from"
                and f.found_on < d.until and y.during @> f.found_on and f.to_position = 9223372036854775807
            group by 1, 2, 3
            """;

    private final Database database;

    TaskCellQueries(Database database) {
        this.database = database;
    }

    private static Stream<String> columns(List<String> names, String template) {
        return names.stream().map(name -> template.replace("{}", name));
    }

    private static String voidedLater(String value) {
        return VOIDED_LATER.formatted(
                value,
                AMOUNTS.stream()
                        .map(name -> name.equals(TaskAmounts.RAISED) ? "count(*)" : "0")
                        .collect(Collectors.joining(", ")));
    }

    /** @param amounts by their names */
    record Part(int place, int period, String value, Map<String, Long> amounts) {

        long total(List<String> names) {
            return names.stream().mapToLong(amounts::get).sum();
        }
    }

    /** What is so on a day, or (times 1 or -1) what has happened until then. */
    private record Moment(int period, boolean stock, LocalDate day, int sign) {}

    /**
     * @param dimension of the cells that are summed; null: of those of all tasks
     * @param sums what of is asked for: only the moments that it needs are read
     * @return nothing when the cells are no longer those of the position
     */
    Optional<List<Part>> sum(
            @Nullable Dimension dimension,
            List<TaskSum> sums,
            List<Place> places,
            List<Judged> periods,
            long position) {
        boolean raised = sums.stream().anyMatch(sum -> sum.amounts().contains(TaskAmounts.RAISED));
        List<Moment> moments = new ArrayList<>();
        List<Integer> flows = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            LocalDate asOf = periods.get(i).asOf();
            Days happened = periods.get(i).happened();
            if (sums.stream().anyMatch(TaskSum::isStock)) {
                moments.add(new Moment(i, true, asOf, 1));
            }
            if (!happened.isEmpty() && !sums.stream().allMatch(TaskSum::isStock)) {
                moments.add(new Moment(i, false, happened.until().minusDays(1), 1));
                moments.add(new Moment(i, false, happened.from().minusDays(1), -1));
                flows.add(i);
            }
        }
        Statement statement = database.sql(SUMS)
                .add(raised ? voidedLater(dimension == null ? "''" : dimension.sql()) : "")
                .add(") c on true");
        List<Line> lines = statement
                .set("dimension", dimension == null ? "" : dimension.name().toLowerCase(Locale.ROOT))
                .setArray("organizations", "text", each(places, Place::organization))
                .setArray("owns", "bool", each(places, Place::own))
                .setArray("periods", "integer", each(moments, Moment::period))
                .setArray("stocks", "bool", each(moments, Moment::stock))
                .setArray("days", "date", each(moments, Moment::day))
                .setArray("signs", "integer", each(moments, Moment::sign))
                .setArray("flows", "integer", flows)
                .setArray("froms", "date", each(flows, i -> periods.get(i)
                        .happened()
                        .from()))
                .setArray("untils", "date", each(flows, i -> periods.get(i)
                        .happened()
                        .until()))
                .setArray("asOfs", "date", each(flows, i -> periods.get(i).asOf()))
                .list(TaskCellQueries::read);
        return lines.stream().anyMatch(line -> line.position() != position)
                ? Optional.empty()
                : Optional.of(lines.stream()
                        .map(Line::part)
                        .flatMap(Stream::ofNullable)
                        .toList());
    }

    /** @param part null when there is nothing to sum */
    private record Line(long position, @Nullable Part part) {}

    private static <T> List<Object> each(List<T> all, Function<T, Object> field) {
        return all.stream().map(field).toList();
    }

    private static Line read(ResultSet row) throws SQLException {
        String value = row.getString("value");
        if (value == null) {
            return new Line(row.getLong("position"), null);
        }
        Map<String, Long> amounts = new HashMap<>();
        for (String name : AMOUNTS) {
            amounts.put(name, row.getLong(name));
        }
        return new Line(
                row.getLong("position"), new Part(row.getInt("place") - 1, row.getInt("period"), value, amounts));
    }
}
