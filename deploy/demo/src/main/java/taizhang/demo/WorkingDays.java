package taizhang.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/** Monday to Friday without the public holidays of {@code holidays.csv}. */
final class WorkingDays {

    private record Holiday(LocalDate from, LocalDate to) {}

    private final List<Holiday> holidays;

    WorkingDays() {
        holidays = Table.read("holidays.csv").stream()
                .map(row -> new Holiday(
                        LocalDate.parse(row.getOrDefault("from", "")), LocalDate.parse(row.getOrDefault("to", ""))))
                .toList();
    }

    boolean contains(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && holidays.stream().noneMatch(holiday -> !day.isBefore(holiday.from()) && !day.isAfter(holiday.to()));
    }

    /** The day itself or the working day of the same year that is closest to it; of two equally close ones the later. */
    LocalDate nearest(LocalDate day) {
        for (int distance = 0; ; distance++) {
            for (LocalDate candidate : List.of(day.plusDays(distance), day.minusDays(distance))) {
                if (candidate.getYear() == day.getYear() && contains(candidate)) {
                    return candidate;
                }
            }
        }
    }

    /** The {@code count}th working day after the day. */
    LocalDate after(LocalDate day, int count) {
        LocalDate result = day;
        for (int left = count; left > 0; ) {
            result = result.plusDays(1);
            if (contains(result)) {
                left--;
            }
        }
        return result;
    }
}
