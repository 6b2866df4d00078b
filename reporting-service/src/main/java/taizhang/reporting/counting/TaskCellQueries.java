package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
                select a.place, m.period, x.value, %s
                from (
                    select u.*, cast(:dimension as text) as dimension
                    from unnest(cast(:organizations as text[]), cast(:owns as boolean[]), cast(:places as integer[]))
                        u (organization, own, place)) a
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
            select a.place, d.period, %s, %s
            from unnest(cast(:organizations as text[]), cast(:owns as boolean[]), cast(:places as integer[]))
                a (organization, own, place)
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
                TaskAmounts.ALL.stream()
                        .map(name -> name.equals(TaskAmounts.RAISED) ? "count(*)" : "0")
                        .collect(Collectors.joining(", ")));
    }

    /** What is so on a day, or (times 1 or -1) what has happened until then. */
    private record Moment(int period, boolean stock, LocalDate day, int sign) {}

    /**
     * @param dimension of the cells that are summed; null: of those of all tasks
     * @param sums by the numbers of the definitions in the question
     * @param asked the numbers of those places that are asked for
     * @return nothing when the cells are no longer those of the position
     */
    Optional<List<Count.Part>> sum(
            Question question,
            @Nullable Dimension dimension,
            Map<Integer, TaskSum> sums,
            List<Place> places,
            List<Integer> asked,
            List<Question.Judged> periods,
            long position) {
        boolean raised = sums.values().stream().anyMatch(sum -> sum.amounts().contains(TaskAmounts.RAISED));
        boolean stocks = sums.values().stream().anyMatch(TaskSum::isStock);
        boolean onlyStocks = sums.values().stream().allMatch(TaskSum::isStock);
        List<Moment> moments = new ArrayList<>();
        List<Integer> flows = new ArrayList<>();
        for (int i = 0; i < periods.size(); i++) {
            LocalDate asOf = periods.get(i).asOf();
            Days happened = periods.get(i).happened();
            if (stocks) {
                moments.add(new Moment(i, true, asOf, 1));
            }
            if (!onlyStocks && !happened.isEmpty()) {
                moments.add(new Moment(i, false, happened.until().minusDays(1), 1));
                moments.add(new Moment(i, false, happened.from().minusDays(1), -1));
                flows.add(i);
            }
        }
        Statement statement = database.sql(SUMS)
                .add(raised ? voidedLater(dimension == null ? "''" : dimension.sql()) : "")
                .add(") c on true");
        List<Count.Part> parts = new ArrayList<>();
        boolean same = statement
                .set("dimension", dimension == null ? "" : dimension.name().toLowerCase(Locale.ROOT))
                .setEach("organizations", "text", asked, no -> places.get(no).organization())
                .setEach("owns", "bool", asked, no -> places.get(no).own())
                .setArray("places", "integer", asked)
                .setEach("periods", "integer", moments, Moment::period)
                .setEach("stocks", "bool", moments, Moment::stock)
                .setEach("days", "date", moments, Moment::day)
                .setEach("signs", "integer", moments, Moment::sign)
                .setArray("flows", "integer", flows)
                .setEach("froms", "date", flows, i -> periods.get(i).happened().from())
                .setEach("untils", "date", flows, i -> periods.get(i).happened().until())
                .setEach("asOfs", "date", flows, i -> periods.get(i).asOf())
                .list(row -> {
                    for (Map.Entry<Integer, TaskSum> sum : sums.entrySet()) {
                        if (row.getString("value") != null && sum.getValue().counts(row.getString("value"))) {
                            parts.add(part(row, sum.getKey(), sum.getValue(), question.dimension() != null));
                        }
                    }
                    return row.getLong("position") == position;
                })
                .stream()
                .allMatch(each -> each);
        return same ? Optional.of(parts) : Optional.empty();
    }

    private static Count.Part part(ResultSet row, int definition, TaskSum sum, boolean split) throws SQLException {
        long total = 0;
        for (String amount : sum.amounts()) {
            total += row.getLong(amount);
        }
        return new Count.Part(
                definition,
                row.getInt("place"),
                row.getInt("period"),
                split ? row.getString("value") : "",
                Counted.of(total));
    }
}
