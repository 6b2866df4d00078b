package taizhang.reporting.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violations;
import taizhang.reporting.problem.ReportingRule;

/**
 * Which version of a thing holds on which day: what its versions, written one after the other, have made of it. A version
 * with a later first day than all ends the last one before it; one with the same first day takes the place of that one.
 */
public final class Timeline<T extends Dated> {

    /**
     * A version and the days on which it holds.
     *
     * @param first null: from the beginning
     * @param last null: it has not ended
     */
    public record Span<T extends Dated>(@Nullable LocalDate first, @Nullable LocalDate last, T version) {

        boolean has(LocalDate day) {
            return !day.isBefore(firstOf(first)) && !day.isAfter(lastOf(last));
        }

        private boolean touches(Span<T> other) {
            return !firstOf(first).isAfter(lastOf(other.last))
                    && !firstOf(other.first).isAfter(lastOf(last));
        }
    }

    private final List<Span<T>> spans;

    private Timeline(List<Span<T>> spans) {
        this.spans = spans;
    }

    /** @param written each version in the order of writing; null: it was deleted then, with all its days */
    public static <T extends Dated> Timeline<T> of(Iterable<? extends @Nullable T> written) {
        Timeline<T> timeline = new Timeline<>(List.of());
        for (T version : written) {
            timeline = version == null ? new Timeline<>(List.of()) : timeline.with(version);
        }
        return timeline;
    }

    /** @return the version that holds on a day, if there is one */
    public Optional<T> on(LocalDate day) {
        return spans.stream().filter(span -> span.has(day)).map(Span::version).findFirst();
    }

    /** @return in the order of their days, none of which two of them share */
    public List<Span<T>> spans() {
        return spans;
    }

    /** @return the first day of all; null: from the beginning, or there are no versions */
    public @Nullable LocalDate firstDay() {
        return spans.isEmpty() ? null : spans.get(0).first;
    }

    /** @return the last day of all; null: it has not ended, or there are no versions */
    public @Nullable LocalDate lastDay() {
        return spans.isEmpty() ? null : lastSpan().last;
    }

    /** @return from when until when, in words of its own: a slash, with nothing where there is no end */
    public String validity() {
        LocalDate first = firstDay();
        LocalDate last = lastDay();
        return (first == null ? "" : first) + "/" + (last == null ? "" : last);
    }

    /** Adds what is wrong with the days of one more version. */
    public void check(T next, Violations broken) {
        LocalDate first = next.validFrom();
        LocalDate last = next.validTo();
        if (last != null && last.isBefore(firstOf(first))) {
            broken.add("/validTo", FieldRule.ENDS_BEFORE_START, String.valueOf(first));
            return;
        }
        List<Span<T>> all = with(next).spans;
        boolean replaces = spans.stream().anyMatch(span -> firstOf(span.first).equals(firstOf(first)));
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i - 1).touches(all.get(i))) {
                broken.add(replaces ? "/validTo" : "/validFrom", ReportingRule.OVERLAPS, firstOf(all.get(i).first));
                return;
            }
        }
    }

    private Timeline<T> with(T next) {
        LocalDate first = next.validFrom();
        List<Span<T>> all = new ArrayList<>();
        LocalDate end = next.validTo();
        for (Span<T> span : spans) {
            if (firstOf(span.first).equals(firstOf(first))) {
                // What follows it goes on to do so.
                end = end == null ? endBefore(span) : end;
            } else {
                all.add(span.equals(lastSpan()) ? endedBefore(span, first) : span);
            }
        }
        all.add(new Span<>(first, end, next));
        all.sort(Comparator.comparing(span -> firstOf(span.first)));
        return new Timeline<>(List.copyOf(all));
    }

    /** @return the day before the version after it; null: there is none */
    private @Nullable LocalDate endBefore(Span<T> replaced) {
        int next = spans.indexOf(replaced) + 1;
        return next < spans.size() ? firstOf(spans.get(next).first).minusDays(1) : null;
    }

    private Span<T> lastSpan() {
        return spans.get(spans.size() - 1);
    }

    private static <T extends Dated> Span<T> endedBefore(Span<T> span, @Nullable LocalDate next) {
        return firstOf(span.first).isBefore(firstOf(next)) && !lastOf(span.last).isBefore(firstOf(next))
                ? new Span<>(span.first, firstOf(next).minusDays(1), span.version)
                : span;
    }

    private static LocalDate firstOf(@Nullable LocalDate day) {
        return day == null ? LocalDate.MIN : day;
    }

    private static LocalDate lastOf(@Nullable LocalDate day) {
        return day == null ? LocalDate.MAX : day;
    }
}
