package taizhang.api.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A span of days, half-open: {@code until} is the day after the last one. Written {@code 2020}, {@code 2020-S1} (or
 * {@code 2020-H1}), {@code 2020-Q3}, {@code 2020-07} or {@code 2020-01-15/2020-06-30} (both ends included).
 *
 * @param label how it is written in answers and links: 2020-H1 is 2020-S1
 */
public record Period(String label, LocalDate from, LocalDate until) {

    /** What can be read, in the words of a problem. */
    public static final String KINDS = "period (2020, 2020-S1, 2020-Q3, 2020-07, 2020-01-15/2020-06-30)";

    private static final Pattern CALENDAR =
            Pattern.compile("(?<year>\\d{4})(-[SH](?<half>[12])|-Q(?<quarter>[1-4])|-(?<month>\\d\\d))?");
    private static final Pattern INTERVAL =
            Pattern.compile("(?<first>\\d{4}-\\d\\d-\\d\\d)/(?<last>\\d{4}-\\d\\d-\\d\\d)");

    /** A slip of the pen further away than this is no year of a summary. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 2200;

    /** @return the days from the first one to the one before {@code until} */
    public static Period interval(LocalDate first, LocalDate until) {
        return new Period(first + "/" + until.minusDays(1), first, until);
    }

    /** @return nothing when it is not written like a period, names no date or a far one, or ends before it begins */
    public static Optional<Period> parse(String text) {
        return read(text).filter(p -> p.from.getYear() >= FIRST_YEAR && p.until.getYear() <= LAST_YEAR);
    }

    private static Optional<Period> read(String text) {
        try {
            Matcher interval = INTERVAL.matcher(text);
            if (interval.matches()) {
                return Optional.of(interval(
                                LocalDate.parse(interval.group("first")),
                                LocalDate.parse(interval.group("last")).plusDays(1)))
                        .filter(p -> p.from.isBefore(p.until));
            }
            Matcher calendar = CALENDAR.matcher(text);
            return calendar.matches() ? Optional.of(of(calendar)) : Optional.empty();
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    private static Period of(Matcher calendar) {
        String label = calendar.group().replace("-H", "-S");
        int year = Integer.parseInt(calendar.group("year"));
        if (calendar.group("half") != null) {
            return months(label, year, 6 * Integer.parseInt(calendar.group("half")) - 5, 6);
        }
        if (calendar.group("quarter") != null) {
            return months(label, year, 3 * Integer.parseInt(calendar.group("quarter")) - 2, 3);
        }
        return calendar.group("month") == null
                ? months(label, year, 1, 12)
                : months(label, year, Integer.parseInt(calendar.group("month")), 1);
    }

    private static Period months(String label, int year, int month, int length) {
        LocalDate from = LocalDate.of(year, month, 1);
        return new Period(label, from, from.plusMonths(length));
    }

    /** @return its last day */
    public LocalDate last() {
        return until.minusDays(1);
    }

    /** @return whether they have days in common */
    public boolean touches(Period other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /**
     * The same period, or the same interval of days, a year before. The 29 February of an interval is the 28 there; the
     * year, half-year, quarter or month is whole in both years.
     */
    public Period previousYear() {
        if (label.indexOf('/') >= 0) {
            return interval(from.minusYears(1), last().minusYears(1).plusDays(1));
        }
        String year = "%04d".formatted(from.getYear() - 1);
        return new Period(year + label.substring(year.length()), from.minusYears(1), until.minusYears(1));
    }

    /** The calendar months that the period touches; where it begins or ends inside a month, that part of it. */
    public List<Period> months() {
        return Stream.iterate(from, day -> day.isBefore(until), Period::firstOfNextMonth)
                .map(day -> month(day, firstOfNextMonth(day)))
                .toList();
    }

    private Period month(LocalDate first, LocalDate next) {
        if (first.getDayOfMonth() == 1 && !next.isAfter(until)) {
            return new Period("%d-%02d".formatted(first.getYear(), first.getMonthValue()), first, next);
        }
        return interval(first, next.isAfter(until) ? until : next);
    }

    private static LocalDate firstOfNextMonth(LocalDate day) {
        return day.withDayOfMonth(1).plusMonths(1);
    }
}
