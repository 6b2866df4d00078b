package taizhang.reporting.requirement;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;
import taizhang.api.text.Coded;
import taizhang.api.time.Period;

/** How often something is required: the calendar falls into such periods without a gap. */
public enum Frequency implements Coded {
    DAY,
    /** From the Monday of an ISO week 1, 3, 5 … to where the next one begins: week 53 stands alone. */
    TWO_WEEKS,
    MONTH,
    QUARTER,
    HALF_YEAR,
    YEAR;

    private static final int MONTHS = 12;
    private static final int LAST_WEEK = 53;

    /** @return the period that the day lies in; days and two weeks are named as intervals */
    public Period of(LocalDate day) {
        return switch (this) {
            case DAY -> Period.interval(day, day.plusDays(1));
            case TWO_WEEKS -> twoWeeks(day);
            case MONTH -> months(day, 1, "%04d-%02d");
            case QUARTER -> months(day, 3, "%04d-Q%d");
            case HALF_YEAR -> months(day, 6, "%04d-S%d");
            case YEAR -> months(day, MONTHS, "%04d");
        };
    }

    /** @return the periods whose last day lies in these days, in order */
    public List<Period> endingIn(LocalDate from, LocalDate until) {
        if (!from.isBefore(until)) {
            return List.of();
        }
        return Stream.iterate(of(from), each -> each.last().isBefore(until), each -> of(each.until()))
                .toList();
    }

    private static Period months(LocalDate day, int length, String label) {
        int no = (day.getMonthValue() - 1) / length;
        LocalDate from = LocalDate.of(day.getYear(), 1 + no * length, 1);
        String text = length == MONTHS ? label.formatted(day.getYear()) : label.formatted(day.getYear(), no + 1);
        return new Period(text, from, from.plusMonths(length));
    }

    private static Period twoWeeks(LocalDate day) {
        LocalDate monday = day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        int week = monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        if (week == LAST_WEEK) {
            return Period.interval(monday, monday.plusWeeks(1));
        }
        LocalDate first = week % 2 == 1 ? monday : monday.minusWeeks(1);
        return Period.interval(first, first.plusWeeks(2));
    }
}
