package taizhang.records.activity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days from one to another, both included, as users write them: {@code 2020}, {@code 2020-S1} or {@code 2020-H1} (half
 * a year), {@code 2020-Q3}, {@code 2020-07}, {@code 2020-01-15/2020-06-30}.
 */
record Period(LocalDate from, LocalDate to) {

    private static final Pattern CALENDAR = Pattern.compile("(\\d{4})(?:-(?:[SH]([12])|Q([1-4])|(\\d{2})))?");
    private static final Pattern INTERVAL = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})/(\\d{4}-\\d{2}-\\d{2})");

    /** @throws IllegalArgumentException when the text is none of the forms or ends before it begins */
    static Period parse(String text) {
        try {
            Matcher calendar = CALENDAR.matcher(text);
            if (calendar.matches()) {
                return calendar(calendar);
            }
            Matcher interval = INTERVAL.matcher(text);
            if (interval.matches()) {
                return new Period(LocalDate.parse(interval.group(1)), LocalDate.parse(interval.group(2)));
            }
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException(noSuchDay);
        }
        throw new IllegalArgumentException("no period");
    }

    Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("ends before it begins");
        }
    }

    private static Period calendar(Matcher parts) {
        int year = Integer.parseInt(parts.group(1));
        if (parts.group(2) != null) {
            return months(year, (Integer.parseInt(parts.group(2)) - 1) * 6 + 1, 6);
        }
        if (parts.group(3) != null) {
            return months(year, (Integer.parseInt(parts.group(3)) - 1) * 3 + 1, 3);
        }
        return parts.group(4) == null ? months(year, 1, 12) : months(year, Integer.parseInt(parts.group(4)), 1);
    }

    private static Period months(int year, int first, int count) {
        YearMonth start = YearMonth.of(year, first);
        return new Period(start.atDay(1), start.plusMonths(count - 1L).atEndOfMonth());
    }
}
