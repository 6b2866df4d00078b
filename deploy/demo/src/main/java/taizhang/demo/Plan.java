package taizhang.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the lines of a plan ({@code plan-2020.csv}) into records: one for each organization and day that the line names. It
 * uses no chance, so that every run makes the same records.
 *
 * <p>What {@code omissions.csv} names is left out: it did not take place.
 *
 * <p>Columns: {@code organizations} are codes or tags; {@code when} is a {@link Schedule}; {@code title} knows
 * {@code {n}}, {@code {year}}, {@code {month}}, {@code {quarter}}, {@code {org}}, {@code {topic}}; {@code topic} names a
 * list of {@code topics.csv}, whose themes come with it. Values with a slash go round: {@code attendees=80%/90%} is 80 % of
 * the organization's members the first time, 90 % the second. Whoever was expected and is not among the attendees is an
 * absentee, which no line has to say.
 */
final class Plan {

    private record Topic(String text, List<String> themes) {}

    private final int year;
    private final boolean takenOver;
    private final List<Organization> register;
    private final WorkingDays workingDays = new WorkingDays();
    private final Map<String, List<Topic>> topics = new HashMap<>();
    private final Map<String, Integer> sameDay = new HashMap<>();
    private final List<Omission> omissions;

    Plan(int year, boolean takenOver, List<Organization> register) {
        this(year, takenOver, register, Omission.all());
    }

    Plan(int year, boolean takenOver, List<Organization> register, List<Omission> omissions) {
        this.omissions = omissions;
        this.year = year;
        this.takenOver = takenOver;
        this.register = register;
        for (Map<String, String> row : Table.read("topics.csv")) {
            topics.computeIfAbsent(cell(row, "list"), list -> new ArrayList<>())
                    .add(new Topic(cell(row, "text"), words(cell(row, "themes"))));
        }
    }

    List<Activity> activities() {
        List<Activity> activities = new ArrayList<>();
        for (Map<String, String> row : Table.read("plan-" + year + ".csv")) {
            List<Organization> organizations = Organization.named(register, cell(row, "organizations"));
            Schedule schedule = new Schedule(year, cell(row, "when"), workingDays);
            for (int o = 0; o < organizations.size(); o++) {
                List<LocalDate> days = schedule.days(o);
                for (int n = 0; n < days.size(); n++) {
                    LocalDate day = days.get(n);
                    String type = cell(row, "type");
                    Organization organization = organizations.get(o);
                    if (omissions.stream().noneMatch(each -> each.concerns(type, organization.code(), day))) {
                        activities.add(activity(row, organization, day, n, n + o));
                    }
                }
            }
        }
        return activities;
    }

    /** {@code n}: number of the day; {@code turn}: the same, shifted by organization, so that neighbours differ. */
    private Activity activity(Map<String, String> row, Organization organization, LocalDate day, int n, int turn) {
        Topic topic = topic(cell(row, "topic"), turn);
        Set<String> themes = new LinkedHashSet<>(words(cell(row, "themes")));
        themes.addAll(topic.themes());
        String count = cell(row, "count");
        String lasts = cell(row, "lasts");
        String type = cell(row, "type");
        String identity = type + ":" + organization.code() + ":" + day;
        String externalId = "demo:" + identity + ":" + sameDay.merge(identity, 1, Integer::sum);

        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("organization", organization.code());
        body.put("title", title(turn(cell(row, "title"), turn), organization, day, n, topic));
        body.put("heldOn", day.toString());
        body.put(
                "endedOn",
                lasts.isEmpty() ? null : day.plusDays(Long.parseLong(lasts) - 1).toString());
        body.put("occurrence", cell(row, "occurrence").isEmpty() ? "held" : cell(row, "occurrence"));
        body.put("count", count.isEmpty() ? 1 : Integer.parseInt(turn(count, n)));
        body.put("quantities", quantities(cell(row, "quantities"), organization, turn));
        body.put("attributes", attributes(cell(row, "attributes"), n));
        body.put("themes", List.copyOf(themes));
        body.put("campaign", cell(row, "campaign").isEmpty() ? null : cell(row, "campaign"));
        body.put("minutesStatus", cell(row, "minutes").isEmpty() ? null : turn(cell(row, "minutes"), turn));
        body.put("externalId", externalId);
        String status = cell(row, "status").isEmpty() ? "approved" : cell(row, "status");
        return new Activity(externalId, body, status, cell(row, "reason"), takenOver);
    }

    private Topic topic(String list, int turn) {
        if (list.isEmpty()) {
            return new Topic("", List.of());
        }
        List<Topic> all = topics.get(list);
        if (all == null) {
            throw new IllegalArgumentException("No topics of the name " + list);
        }
        return all.get(turn % all.size());
    }

    private String title(String template, Organization organization, LocalDate day, int n, Topic topic) {
        return template.replace("{n}", String.valueOf(n + 1))
                .replace("{year}", String.valueOf(year))
                .replace("{month}", String.valueOf(day.getMonthValue()))
                .replace("{quarter}", String.valueOf((day.getMonthValue() + 2) / 3))
                .replace("{org}", organization.zh())
                .replace("{topic}", topic.text());
    }

    private static Map<String, @Nullable Object> quantities(String cell, Organization organization, int turn) {
        Map<String, @Nullable Object> quantities = new LinkedHashMap<>();
        for (String word : words(cell)) {
            String value = turn(word.substring(word.indexOf('=') + 1), turn);
            BigDecimal amount = value.endsWith("%")
                    ? new BigDecimal(value.substring(0, value.length() - 1))
                            .multiply(BigDecimal.valueOf(organization.members()))
                            .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
                    : new BigDecimal(value);
            quantities.put(word.substring(0, word.indexOf('=')), amount);
        }
        if (quantities.get("expected-attendees") instanceof BigDecimal expected
                && quantities.get("attendees") instanceof BigDecimal attendees) {
            quantities.put("absentees", expected.subtract(attendees));
        }
        return quantities;
    }

    private static Map<String, @Nullable Object> attributes(String cell, int n) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        for (String word : words(cell)) {
            attributes.put(word.substring(0, word.indexOf('=')), turn(word.substring(word.indexOf('=') + 1), n));
        }
        return attributes;
    }

    private static String turn(String values, int turn) {
        List<String> all = Arrays.asList(values.split("/", -1));
        return all.get(turn % all.size());
    }

    private static List<String> words(String cell) {
        return Arrays.stream(cell.split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
