package taizhang.reporting.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import taizhang.api.time.Period;

/**
 * A period as it is asked and answered: {@code 2020}, {@code 2020-S1} ({@code 2020-H1} means the same),
 * {@code 2020-Q3}, {@code 2020-07} or {@code 2020-01-15/2020-06-30}.
 *
 * @param label the period as it is written in answers and links
 * @param until the day after the last one
 */
record AskedPeriod(String label, LocalDate from, LocalDate until) {

    private static final Pattern YEAR = Pattern.compile("\\d{4}");

    static Optional<AskedPeriod> parse(String text) {
        return Period.parse(text).map(days -> new AskedPeriod(Period.label(text), days.from(), days.until()));
    }

    static AskedPeriod interval(LocalDate first, LocalDate until) {
        return new AskedPeriod(first + "/" + until.minusDays(1), first, until);
    }

    /**
     * The same period, or the same interval of days, a year before. The 29 February of an interval is the 28 there; the
     * year, half-year, quarter or month is whole in both years.
     */
    AskedPeriod previousYear() {
        if (label.indexOf('/') >= 0) {
            return interval(from.minusYears(1), until.minusDays(1).minusYears(1).plusDays(1));
        }
        String year = YEAR.matcher(label).replaceFirst(y -> "%04d".formatted(Integer.parseInt(y.group()) - 1));
        return new AskedPeriod(year, from.minusYears(1), until.minusYears(1));
    }

    /** The calendar months that the period touches; where it begins or ends inside a month, that part of it. */
    List<AskedPeriod> months() {
        return Stream.iterate(from, day -> day.isBefore(until), day -> firstOfNextMonth(day))
                .map(day -> month(day, firstOfNextMonth(day)))
                .toList();
    }

    private AskedPeriod month(LocalDate first, LocalDate next) {
        if (first.getDayOfMonth() == 1 && !next.isAfter(until)) {
            return new AskedPeriod("%d-%02d".formatted(first.getYear(), first.getMonthValue()), first, next);
        }
        return interval(first, next.isAfter(until) ? until : next);
    }

    private static LocalDate firstOfNextMonth(LocalDate day) {
        return day.withDayOfMonth(1).plusMonths(1);
    }
}
