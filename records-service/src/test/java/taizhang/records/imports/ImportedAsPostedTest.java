package taizhang.records.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of random rows, good and bad, a file takes exactly those that a POST or a PATCH takes, and makes the same records of them. */
@QuarkusTest
class ImportedAsPostedTest extends ImportFixture {

    private static final int ROWS = 300;
    private static final int EDITS = 200;
    /** So many that are parts of one another, so that they become parts of themselves if they are let. */
    private static final int FAMILY = 4;

    private static final Set<String> NO_EDITS = Set.of("status", "version", "colour");
    private static final Set<String> OF_THE_WRITE = Set.of("id", "createdAt", "createdBy", "updatedAt", "updatedBy");

    private final Random random = new Random(20200305);

    @Test
    void acceptedIfAndOnlyIfAPostAcceptsIt() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(randomRow(i));
        }
        String file = rows.stream().map(ImportFixture::line).collect(Collectors.joining("\n"));
        List<Map<String, Object>> dry = results(imported("mode=dry-run&duplicates=write", file), ROWS);
        List<Map<String, Object>> written = results(imported("mode=commit&duplicates=write", file), ROWS);
        int good = 0;
        for (int i = 0; i < ROWS; i++) {
            String line = line(rows.get(i));
            Response posted = as("recorder", maker + "-single", own).body(line).post("/v1/activities");
            for (Map<String, Object> result : List.of(dry.get(i), written.get(i))) {
                if (posted.statusCode() == 201) {
                    assertEquals("created", result.get("outcome"), line + result);
                    assertEquals(content(posted.path("")), content(result.get("after")), line);
                } else {
                    assertEquals("rejected", result.get("outcome"), line + posted.asString());
                    refusedAlike(posted, result, line);
                }
            }
            good += posted.statusCode() == 201 ? 1 : 0;
        }
        assertTrue(good > ROWS / 10 && good < ROWS * 9 / 10, good + " good rows");
    }

    /** That there is no such field is said first. */
    @Test
    void textsThatCannotBeKept() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Map<String, ?> each : List.<Map<String, ?>>of(
                Map.of("colour", "\0"),
                Map.of("colour", List.of("\0")),
                Map.of("col\0our", 1),
                Map.of("title", "a\0b"))) {
            Map<String, @Nullable Object> row = row("一");
            row.putAll(each);
            rows.add(row);
        }
        String file = rows.stream().map(ImportFixture::line).collect(Collectors.joining("\n"));
        List<Map<String, Object>> results = results(imported("mode=dry-run", file), rows.size());
        for (int i = 0; i < rows.size(); i++) {
            String line = line(rows.get(i));
            refusedAlike(within("recorder").body(line).post("/v1/activities"), results.get(i), line);
        }
    }

    /** Each record has a twin of another client, of which the same is said one by one. */
    @Test
    void updatedIfAndOnlyIfAPatchAcceptsIt() {
        Map<String, String> ids = seeded(maker);
        Map<String, String> twins = seeded(maker + "-single");
        Map<String, String> names = new HashMap<>();
        List.of(ids, twins).forEach(each -> each.forEach((name, id) -> names.put(id, name)));
        List<Map<String, @Nullable Object>> edits = new ArrayList<>();
        for (int i = 0; i < EDITS; i++) {
            edits.add(randomEdit(i));
        }
        Collections.shuffle(edits, random);
        String file = edits.stream().map(edit -> line(edit, ids)).collect(Collectors.joining("\n"));
        List<Map<String, Object>> dry = results(imported("strategy=upsert&mode=dry-run", file), EDITS);
        List<Map<String, Object>> written = results(imported("strategy=upsert&mode=commit", file), EDITS);
        Map<String, Integer> met = new TreeMap<>();
        for (int i = 0; i < EDITS; i++) {
            String line = line(edits.get(i), twins);
            Response patched = as("recorder", maker + "-single", own)
                    .header("If-Match", "*")
                    .body(line)
                    .patch("/v1/activities/" + twins.get(edits.get(i).get("externalId")));
            String outcome = patched.statusCode() != 200
                    ? "rejected"
                    : patched.<Integer>path("version") == 1 ? "unchanged" : "updated";
            // A row that says nothing new of what cannot be edited is no edit.
            boolean closed = "not-editable".equals(patched.path("code"));
            for (Map<String, Object> result : List.of(dry.get(i), written.get(i))) {
                if (closed && result.get("outcome").equals("unchanged")) {
                    continue;
                }
                assertEquals(outcome, result.get("outcome"), line + result + patched.asString());
                if (outcome.equals("updated")) {
                    assertEquals(
                            named(content(patched.path("")), names), named(content(result.get("after")), names), line);
                } else if (outcome.equals("rejected")) {
                    refusedAlike(patched, result, line);
                }
            }
            met.merge(outcome, 1, Integer::sum);
            boolean ofItself =
                    edits.get(i).get("externalId").equals(edits.get(i).get("partOf"));
            met.merge(!ofItself && patched.asString().contains("part-of-itself") ? "circle" : "other", 1, Integer::sum);
        }
        assertTrue(met.getOrDefault("updated", 0) > EDITS / 10 && met.getOrDefault("circle", 0) > 2, met::toString);
        for (String each : written.stream()
                .filter(row -> row.get("outcome").equals("updated"))
                .map(row -> String.valueOf(row.get("id")))
                .toList()) {
            assertEquals(
                    named(
                            content(within("reader")
                                    .get("/v1/activities/" + twins.get(names.get(each)))
                                    .path("")),
                            names),
                    named(content(within("reader").get("/v1/activities/" + each).path("")), names));
        }
    }

    private Map<String, String> seeded(String client) {
        Supplier<RequestSpecification> who = () -> as("recorder", client, own);
        String file = IntStream.range(0, EDITS)
                .mapToObj(i -> {
                    Map<String, @Nullable Object> row = row("第" + i + "次", "x" + i);
                    row.put("status", i % 10 == 9 ? "submitted" : "draft");
                    return line(row);
                })
                .collect(Collectors.joining("\n"));
        counts(ended(who.get(), send(who.get(), "mode=commit", file)), "completed", EDITS, 0, 0, 0);
        return activities().stream()
                .filter(each -> client.equals(each.get("createdBy")))
                .collect(Collectors.toMap(
                        each -> String.valueOf(each.get("externalId")), each -> String.valueOf(each.get("id"))));
    }

    private Map<String, @Nullable Object> randomEdit(int number) {
        Map<String, @Nullable Object> edit = new HashMap<>(Map.of("externalId", "x" + number));
        if (random.nextInt(4) > 0) {
            edit.put("partOf", "x" + (number - number % FAMILY + random.nextInt(FAMILY)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            List<Object> choice = CHOICES.get(random.nextInt(CHOICES.size()));
            if (!NO_EDITS.contains(choice.get(0))) {
                put(edit, choice);
            }
        }
        return edit;
    }

    /** @param ids of what it may be a part of */
    private static String line(Map<String, @Nullable Object> edit, Map<String, String> ids) {
        Map<String, @Nullable Object> line = new HashMap<>(edit);
        line.computeIfPresent("partOf", (field, whole) -> ids.getOrDefault(whole, String.valueOf(whole)));
        return line(line);
    }

    private static Map<String, Object> named(Map<String, Object> content, Map<String, String> names) {
        content.computeIfPresent("partOf", (field, whole) -> names.getOrDefault(whole, String.valueOf(whole)));
        return content;
    }

    private List<Map<String, Object>> results(Response ended, int rows) {
        assertEquals(rows, ended.<Integer>path("rows"), ended.asString());
        return rows(ended, "?limit=500").jsonPath().getList("items");
    }

    private static Map<String, Object> content(@Nullable Object record) {
        @SuppressWarnings("unchecked")
        Map<String, Object> content = new HashMap<>((Map<String, Object>) Objects.requireNonNull(record));
        content.keySet().removeAll(OF_THE_WRITE);
        return content;
    }

    private static void refusedAlike(Response posted, Map<String, Object> result, String line) {
        List<Map<String, String>> told = posted.jsonPath().getList("errors");
        Set<String> expected = new TreeSet<>();
        if (told == null) {
            expected.add("null " + posted.path("code"));
        } else {
            told.forEach(error -> expected.add(error.get("pointer") + " " + error.get("code")));
        }
        @SuppressWarnings("unchecked")
        List<Map<String, String>> errors = (List<Map<String, String>>) Objects.requireNonNull(result.get("errors"));
        Set<String> actual = new TreeSet<>();
        errors.forEach(error -> actual.add(error.get("column") + " " + error.get("code")));
        // A role that is too low is told before anything else is looked at.
        assertTrue(
                posted.statusCode() == 403 ? actual.containsAll(expected) : actual.equals(expected),
                line + " POST: " + expected + " import: " + actual);
    }

    private Map<String, @Nullable Object> randomRow(int number) {
        Map<String, @Nullable Object> row = row("第" + number + "次", "x" + number);
        for (int i = random.nextInt(4); i > 0; i--) {
            put(row, CHOICES.get(random.nextInt(CHOICES.size())));
        }
        return row;
    }

    private void put(Map<String, @Nullable Object> row, List<Object> choice) {
        Object value = choice.get(1 + random.nextInt(choice.size() - 1));
        row.put(String.valueOf(choice.get(0)), value.equals("null") ? null : value.equals("foreign") ? foreign : value);
    }

    /** A field, and what it is set to, now and then. */
    private static final List<List<Object>> CHOICES = List.of(
            List.of("type", "party-lecture", "themed-party-day", "party-lectur", "null", 1, "全体会"),
            List.of("organization", "foreign", "NOWHERE", "null", "x y", true),
            List.of("title", "题", " ", "null", "长".repeat(501), "a\tb", 7),
            List.of(
                    "heldOn",
                    "2021-12-31",
                    "2014-12-31",
                    "1900-01-01",
                    "2999-01-01",
                    "2020-02-30",
                    "null",
                    "2150-01-01"),
            List.of("endedOn", "2020-03-06", "2020-03-04", "null", "20200306"),
            List.of("occurrence", "held", "planned", "suspended", "hold", "null"),
            List.of("count", 1, 3, 0, -1, 1.5, 2_000_000, "3", "null"),
            List.of(
                    "quantities",
                    Map.of("person-times", 25),
                    Map.of("person-times", 2.50),
                    Map.of("person-times", -1),
                    Map.of("hours", 1),
                    Map.of("person-times", "9"),
                    Map.of("person-times", 1e20),
                    "null",
                    Arrays.asList(1)),
            List.of(
                    "attributes",
                    Map.of("lecturer-role", "party-group-secretary"),
                    Map.of("lecturer-role", "x"),
                    Map.of("colour", "red"),
                    Map.of("mode", "onsite"),
                    "null"),
            List.of("themes", List.of("integrity"), List.of("a", "a"), List.of("A"), "integrity", List.of()),
            List.of("campaign", "no-campaign", "null", "x y"),
            List.of("minutesStatus", "complete", "lost", "null"),
            List.of("partOf", "01970000-0000-7000-8000-000000000000", "x", "null"),
            List.of("notes", "备注", "null", List.of("x"), "=1+1"),
            List.of("status", "draft", "submitted", "approved", "voided", "null", "done"),
            List.of("colour", "red"),
            List.of("version", 1));
}
