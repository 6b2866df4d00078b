package taizhang.reporting.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.time.Today;
import taizhang.reporting.cell.Cells;
import taizhang.reporting.fact.RecordPredicate;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Where;

/** Sums the stocks of rectification tasks from their cells, where the cells know what a definition asks. */
@ApplicationScoped
class TaskStocks {

    private static final List<String> OPEN = List.of("found", "planned", "in-progress", "reopened");
    private static final List<String> FIXED = List.of("done", "verified", "kept-up");
    private static final String OVERDUE = "overdue";

    // The position tells whether the cells are still those of the question.
    private static final String STOCKS =
            """
            with asked as (
                select a.*, cast(:dimension as text) as dimension
                from unnest(cast(:organizations as text[]), cast(:owns as boolean[]), cast(:asOfs as date[]))
                    with ordinality a (organization, own, day, no)
            )
            select s.position, a.no, c.stock
            from feed_state s
            cross join asked a
            cross join lateral (select a.day) m
            cross join lateral (
                select coalesce(sum(case when a.own then %s else %s end), 0) as stock
                from (%s) x
                where x.value = :value) c
            """
                    .formatted(wanted("own_stock_"), wanted("stock_"), Cells.TASK_ROWS_UP_TO);

    private record Line(long position, int no, BigDecimal stock) {}

    private final Database database;
    private final Today today;

    TaskStocks(Database database, Today today) {
        this.database = database;
        this.today = today;
    }

    private static String wanted(String prefix) {
        return Stream.of(OPEN, FIXED, List.of(OVERDUE))
                .flatMap(List::stream)
                .map(state -> "case when '%s' = any (cast(:states as text[])) then x.%s else 0 end"
                        .formatted(state, prefix + state.replace('-', '_')))
                .collect(Collectors.joining(" + "));
    }

    /**
     * @param asks of one definition
     * @return those that the cells can answer at the position of the head
     */
    Map<Ask, Counted> count(Head head, List<Ask> asks) {
        Where where = asks.get(0).definition().where();
        LocalDate day = today.date();
        List<Ask> fitting = head.covered()
                        && head.position() == head.present()
                        && fits(asks.get(0).definition())
                ? asks.stream().filter(ask -> fits(ask, day)).toList()
                : List.of();
        if (fitting.isEmpty()) {
            return Map.of();
        }
        List<Line> lines = database.sql(STOCKS)
                .set("dimension", where.sources() != null ? "source" : where.aspects() != null ? "aspect" : "")
                .set("value", value(where))
                .setArray("states", "text", states(where))
                .setArray("organizations", "text", each(fitting, Ask::organization))
                .setArray("owns", "bool", each(fitting, Ask::own))
                .setArray("asOfs", "date", each(fitting, ask -> ask.asOf(day)))
                .list(row -> new Line(row.getLong(1), row.getInt(2), row.getBigDecimal(3)));
        Map<Ask, Counted> counted = new HashMap<>();
        lines.stream()
                .filter(line -> line.position() == head.position())
                .forEach(line -> counted.put(fitting.get(line.no() - 1), Counted.of(line.stock())));
        return counted;
    }

    /** The days of the head and of a steady child are those of the period. */
    private static boolean fits(Ask ask, LocalDate today) {
        return (ask.parent() == null || ask.steady()) && !ask.asOf(today).isBefore(ask.from());
    }

    private static boolean fits(Indicator definition) {
        Where where = definition.where();
        boolean plain = where.campaigns() == null
                && where.organizationKinds() == null
                && where.hasCommittee() == null
                && where.hasSmallGroups() == null;
        boolean onlyOpen = "open".equals(where.group()) && where.states() == null;
        return definition.isAdditive()
                && definition.predicate() == RecordPredicate.TASKS_STANDING
                && plain
                && (where.dueBy() == null || (Where.OVERDUE.equals(where.dueBy()) && onlyOpen))
                && Stream.of(where.sources(), where.aspects())
                                .filter(values -> values != null)
                                .mapToInt(List::size)
                                .sum()
                        <= 1;
    }

    /** @return the states that count, or that of being overdue */
    private static List<String> states(Where where) {
        if (where.dueBy() != null) {
            return List.of(OVERDUE);
        }
        List<String> wanted = where.states();
        return Stream.of(OPEN, FIXED)
                .filter(states -> where.group() == null || where.group().equals("open") == (states == OPEN))
                .flatMap(List::stream)
                .filter(state -> wanted == null || wanted.contains(state))
                .toList();
    }

    /** Tasks without an aspect are a hyphen in definitions and nothing in cells. */
    private static String value(Where where) {
        if (where.sources() != null) {
            return where.sources().get(0);
        }
        return where.aspects() == null || where.aspects().get(0).equals("-")
                ? ""
                : where.aspects().get(0);
    }

    private static List<@Nullable Object> each(List<Ask> asks, Function<Ask, @Nullable Object> field) {
        return Arrays.asList(asks.stream().map(field).toArray());
    }
}
