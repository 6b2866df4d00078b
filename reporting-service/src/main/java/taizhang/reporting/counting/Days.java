package taizhang.reporting.counting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;

/** A span of days, half-open. */
record Days(LocalDate from, LocalDate until) {

    static Days of(Period period) {
        return new Days(period.from(), period.until());
    }

    /** @return the days from the first of all to the last */
    static Days around(Collection<Days> all) {
        return new Days(
                all.stream().map(Days::from).min(LocalDate::compareTo).orElseThrow(),
                all.stream().map(Days::until).max(LocalDate::compareTo).orElseThrow());
    }

    /** @return those that are not after a day */
    Days until(LocalDate day) {
        LocalDate next = day.plusDays(1);
        return next.isBefore(until) ? new Days(from, next) : this;
    }

    /** @return those from one day to another, not included; null: no end */
    Days within(@Nullable LocalDate first, @Nullable LocalDate next) {
        return new Days(
                first == null || first.isBefore(from) ? from : first,
                next == null || next.isAfter(until) ? until : next);
    }

    boolean isEmpty() {
        return !from.isBefore(until);
    }

    boolean touches(Days other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** @return the whole months, if there is one */
    Stream<Days> wholeMonths() {
        LocalDate first =
                from.getDayOfMonth() == 1 ? from : from.withDayOfMonth(1).plusMonths(1);
        return Stream.of(new Days(first, until.withDayOfMonth(1))).filter(days -> !days.isEmpty());
    }

    /** @return what whole months leave over; without any, all of it */
    Stream<Days> aroundWholeMonths() {
        return wholeMonths()
                .findFirst()
                .map(months -> Stream.of(new Days(from, months.from), new Days(months.until, until))
                        .filter(days -> !days.isEmpty()))
                .orElse(Stream.of(this));
    }
}
