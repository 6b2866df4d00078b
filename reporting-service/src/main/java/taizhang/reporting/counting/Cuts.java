package taizhang.reporting.counting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The days of all spans in one scan: cut where any span begins or ends, so that each part belongs to a span as a whole or
 * not at all. Parts are counted as {@code width_bucket} counts: from 1, the one that begins with the first cut.
 *
 * @param cuts in order
 * @param scanned the days that belong to any span, in as few pieces as can be
 */
record Cuts(List<Span> spans, List<LocalDate> cuts, List<Days> scanned) {

    /**
     * Days that are counted for a period: all of it, or those at its edges that whole months leave over.
     *
     * @param period its number in the question, from 0
     */
    record Span(int period, Days days) {}

    static Cuts of(List<Span> spans) {
        List<LocalDate> cuts = spans.stream()
                .flatMap(span -> Stream.of(span.days().from(), span.days().until()))
                .distinct()
                .sorted()
                .toList();
        List<Days> scanned = new ArrayList<>();
        spans.stream().map(Span::days).sorted(Comparator.comparing(Days::from)).forEach(days -> {
            Days last = scanned.isEmpty() ? null : scanned.get(scanned.size() - 1);
            if (last == null || last.until().isBefore(days.from())) {
                scanned.add(days);
            } else {
                scanned.set(scanned.size() - 1, Days.around(List.of(last, days)));
            }
        });
        return new Cuts(spans, cuts, scanned);
    }

    /** @return whether there is nothing to cut */
    boolean isOne() {
        return spans.size() == 1;
    }

    /** @return for each span the first of its parts */
    List<Integer> firstParts() {
        return spans.stream().map(span -> part(span.days().from())).toList();
    }

    /** @return for each span the last of its parts */
    List<Integer> lastParts() {
        return spans.stream().map(span -> part(span.days().until()) - 1).toList();
    }

    private int part(LocalDate first) {
        return Collections.binarySearch(cuts, first) + 1;
    }
}
