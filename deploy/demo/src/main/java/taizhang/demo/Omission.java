package taizhang.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One line of {@code omissions.csv}: what the plan has and what did not take place, both days included. */
record Omission(String type, String organization, LocalDate from, LocalDate to) {

    static List<Omission> all() {
        return Table.read("omissions.csv").stream().map(Omission::of).toList();
    }

    private static Omission of(Map<String, String> row) {
        return new Omission(
                row.getOrDefault("type", ""),
                row.getOrDefault("organization", ""),
                LocalDate.parse(row.getOrDefault("from", "")),
                LocalDate.parse(row.getOrDefault("to", "")));
    }

    boolean concerns(String activityType, String code, LocalDate day) {
        return type.equals(activityType) && organization.equals(code) && !day.isBefore(from) && !day.isAfter(to);
    }
}
