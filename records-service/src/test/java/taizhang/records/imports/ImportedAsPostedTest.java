package taizhang.records.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of random rows, good and bad, a file takes exactly those that a POST takes, and makes the same records of them. */
@QuarkusTest
class ImportedAsPostedTest extends ImportFixture {

    private static final int ROWS = 300;
    private static final Set<String> OF_THE_WRITE = Set.of("id", "createdAt", "createdBy", "updatedAt", "updatedBy");

    private final Random random = new Random(20200305);

    @Test
    void acceptedIfAndOnlyIfAPostAcceptsIt() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(randomRow(i));
        }
        String file = rows.stream().map(ImportFixture::line).collect(Collectors.joining("\n"));
        List<Map<String, Object>> dry = results(imported("mode=dry-run&duplicates=write", file));
        List<Map<String, Object>> written = results(imported("mode=commit&duplicates=write", file));
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

    private List<Map<String, Object>> results(Response ended) {
        assertEquals(ROWS, ended.<Integer>path("rows"), ended.asString());
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
            List<Object> choice = CHOICES.get(random.nextInt(CHOICES.size()));
            Object value = choice.get(1 + random.nextInt(choice.size() - 1));
            row.put(
                    String.valueOf(choice.get(0)),
                    value.equals("null") ? null : value.equals("foreign") ? foreign : value);
        }
        return row;
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
