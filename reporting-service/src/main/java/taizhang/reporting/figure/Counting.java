package taizhang.reporting.figure;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.indicator.Indicator;

/**
 * Counts, by cells where they can answer and by facts elsewhere. Facts at a position never change, so that statements one
 * after the other agree with each other; cells speak of the present and count only when that is the same position.
 */
@ApplicationScoped
class Counting {

    private final FigureQueries queries;
    private final RecordQueries records;
    private final TaskStocks stocks;

    Counting(FigureQueries queries, RecordQueries records, TaskStocks stocks) {
        this.queries = queries;
        this.records = records;
        this.stocks = stocks;
    }

    /** @return those whose whole months can be asked of the cells together with the head */
    static List<Ask> forCells(Collection<Ask> asks, @Nullable Long position) {
        return position != null
                ? List.of()
                : asks.stream().filter(Ask::fitsCells).distinct().toList();
    }

    /**
     * @param cells what the head was asked for
     * @param asks everything that must be counted
     */
    Map<Ask, Counted> count(Head head, List<Ask> cells, Collection<Ask> asks, @Nullable String caller) {
        Map<Ask, Counted> counted = new HashMap<>();
        List<Ask[]> rests = new ArrayList<>();
        boolean usable = head.covered() && head.position() == head.present();
        Map<Ask, Counted> summed = new HashMap<>();
        for (int i = 0; usable && i < cells.size(); i++) {
            summed.put(cells.get(i), head.cells().get(i));
        }
        for (Ask ask : new LinkedHashSet<>(asks)) {
            Counted months = summed.get(ask);
            counted.put(ask, months == null ? Counted.NOTHING : months);
            Stream<Ask> left = months == null
                    ? Stream.of(ask)
                    : Stream.of(ask.during(ask.from(), ask.firstMonth()), ask.during(ask.monthAfter(), ask.until()));
            left.filter(part -> part.from().isBefore(part.until())).forEach(part -> rests.add(new Ask[] {ask, part}));
        }
        Map<Indicator, List<Ask>> byDefinition = new LinkedHashMap<>();
        for (Ask[] rest : rests) {
            byDefinition
                    .computeIfAbsent(rest[1].definition(), definition -> new ArrayList<>())
                    .add(rest[1]);
        }
        Map<Ask, Counted> found = new HashMap<>();
        byDefinition
                .values()
                .forEach(same ->
                        found.putAll(count(head, same.stream().distinct().toList(), caller)));
        for (Ask[] rest : rests) {
            Counted part = found.getOrDefault(rest[1], Counted.NOTHING);
            counted.merge(rest[0], part, Counted::plus);
        }
        return counted;
    }

    /** @param same asks of one definition */
    private Map<Ask, Counted> count(Head head, List<Ask> same, @Nullable String caller) {
        if (same.get(0).definition().isOfActivities()) {
            return queries.facts(same, caller, head.position());
        }
        Map<Ask, Counted> counted = new HashMap<>(stocks.count(head, same));
        List<Ask> others =
                same.stream().filter(ask -> !counted.containsKey(ask)).toList();
        if (!others.isEmpty()) {
            counted.putAll(records.count(others, caller, head.position()));
        }
        return counted;
    }
}
