package taizhang.demo;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When something of a plan happens in its year. Written as days ({@code 03-05 06-11}), or as one of
 *
 * <ul>
 *   <li>{@code each week from 01-02}, {@code each 2 weeks from 01-03}
 *   <li>{@code each month on 12}, {@code each quarter on 2/18} (the 18th of its second month), {@code each half-year on 6/20}, {@code each year on 12/14}
 * </ul>
 *
 * with {@code around} for {@code on} where organizations spread over the working days that follow, and {@code from 03-01}
 * and {@code to 10-31} as bounds. Rules keep to working days; days that are written down are taken as they are.
 */
final class Schedule {

    private static final Pattern RULE =
            Pattern.compile("each (?:(\\d+) )?(weeks?|month|quarter|half-year|year)(?: (on|around) (?:(\\d+)/)?(\\d+))?"
                    + "(?: from (\\d\\d-\\d\\d))?(?: to (\\d\\d-\\d\\d))?");
    private static final Map<String, Integer> MONTHS = Map.of("month", 1, "quarter", 3, "half-year", 6, "year", 12);
    /** Keeps the first and the last organization of a spread within a fortnight of each other. */
    private static final int SPREAD = 8;

    private final int year;
    private final String rule;
    private final WorkingDays workingDays;

    Schedule(int year, String rule, WorkingDays workingDays) {
        this.year = year;
        this.rule = rule;
        this.workingDays = workingDays;
    }

    /** The days for the organization with this number in its group, in order. */
    List<LocalDate> days(int organization) {
        if (!rule.startsWith("each ")) {
            return Arrays.stream(rule.split("\\s+", -1)).map(this::day).toList();
        }
        Matcher parts = RULE.matcher(rule);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a schedule: " + rule);
        }
        LocalDate from = parts.group(6) == null ? LocalDate.of(year, 1, 1) : day(parts.group(6));
        LocalDate to = parts.group(7) == null ? LocalDate.of(year, 12, 31) : day(parts.group(7));
        boolean spread = "around".equals(parts.group(3));
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day : nominalDays(parts, from)) {
            if (!day.isBefore(from) && !day.isAfter(to)) {
                LocalDate working = workingDays.nearest(day);
                int shift = spread ? (organization * 3 + days.size() * 2) % SPREAD : 0;
                days.add(workingDays.after(working, shift));
            }
        }
        return days;
    }

    private List<LocalDate> nominalDays(Matcher parts, LocalDate from) {
        List<LocalDate> days = new ArrayList<>();
        String unit = parts.group(2);
        if (unit.startsWith("week")) {
            int weeks = parts.group(1) == null ? 1 : Integer.parseInt(parts.group(1));
            for (LocalDate day = from; day.getYear() == year; day = day.plusWeeks(weeks)) {
                days.add(day);
            }
            return days;
        }
        int months = MONTHS.getOrDefault(unit, 1);
        int month = parts.group(4) == null ? 1 : Integer.parseInt(parts.group(4));
        for (; month <= 12; month += months) {
            days.add(LocalDate.of(year, month, Integer.parseInt(parts.group(5))));
        }
        return days;
    }

    private LocalDate day(String monthAndDay) {
        return MonthDay.parse("--" + monthAndDay).atYear(year);
    }
}
