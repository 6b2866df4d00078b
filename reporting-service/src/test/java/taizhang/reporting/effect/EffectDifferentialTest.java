package taizhang.reporting.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.reporting.fact.Change;
import taizhang.reporting.feed.TestTask;
import taizhang.reporting.indicator.Indicators;

/** An effect is the difference between the figures before rows are written and those after, of every indicator that ships. */
@QuarkusTest
class EffectDifferentialTest extends EffectFixture {

    private final List<UUID> known = new ArrayList<>();
    private final List<TestTask> tasks = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void ofActivities(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 80; i++) {
            known.add(UUID.randomUUID());
            random(random, known.get(i));
        }
        feed.apply(ledger);
        List<Change> rows = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            rows.add(random(random, i % 2 == 0 ? UUID.randomUUID() : known.get(i)));
        }
        check("activities", rows);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void ofTasks(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            tasks.add(task(random));
            ledger.task(tasks.get(i));
        }
        feed.apply(ledger);
        List<Change> rows = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            TestTask task = i % 2 == 0 ? task(random) : tasks.get(i);
            if (i % 2 != 0) {
                advance(task, random);
            }
            rows.add(ledger.task(task));
        }
        check("rectification-tasks", rows);
    }

    /** One is founded, others are of another kind or size, or end. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void ofOrganizations(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 80; i++) {
            random(random, UUID.randomUUID());
            ledger.task(task(random));
        }
        feed.apply(ledger);
        check(
                "organizations",
                List.of(
                        ledger.organization(branch, kind(random), size(random), "2015-01-01", general),
                        ledger.organization(general, kind(random), size(random), "2015-01-01", top),
                        ledger.organization(fresh, kind(random), size(random), "2020-03-01", branch),
                        ledger.organization(
                                moved,
                                "party-branch",
                                Map.of("validTo", "2020-12-31"),
                                "2015-01-01",
                                general,
                                "2020-07-01",
                                top)));
    }

    private static String kind(Random random) {
        return List.of("party-branch", "general-party-branch", "department").get(random.nextInt(3));
    }

    private static Map<String, Object> size(Random random) {
        return Map.of("memberCount", random.nextInt(30), "hasCommittee", random.nextBoolean());
    }

    /** The rows are written already, but not applied: first as a dry run, then applied and asked as a commit. */
    private void check(String entity, List<Change> rows) {
        UUID dry = imports.add(entity, "dry-run", "completed", rows);
        UUID commit = imports.add(entity, "commit", "completed-with-errors", rows);
        Map<String, String> before = figures(null, places);
        Map<String, String> scopedBefore = figures(general, List.of(branch, general, moved));
        Map<String, String> said = changed(dry, null);
        Map<String, String> saidToScoped = changed(dry, general);
        feed.apply(ledger);

        assertEquals(differences(before, figures(null, places)), said);
        assertEquals(differences(scopedBefore, figures(general, List.of(branch, general, moved))), saidToScoped);
        assertEquals(said, changed(commit, null), "after the commit");
        assertEquals(saidToScoped, changed(commit, general), "after the commit");
    }

    /** What an effect says of what was there before, without what it says for being the headline. */
    private Map<String, String> changed(UUID id, @Nullable String caller) {
        Map<String, String> all = numbers(effect(id, caller));
        all.entrySet().removeIf(each -> {
            String[] numbers = each.getValue().split(" -> ", -1);
            String[] key = each.getKey().split(" ", -1);
            return !places.contains(key[0])
                    || !YEARS.contains(key[1])
                    || (numbers[0].equals(numbers[1]) && Indicators.HEADLINE.contains(key[2]));
        });
        return all;
    }

    private static Map<String, String> differences(Map<String, String> before, Map<String, String> after) {
        Map<String, String> all = new TreeMap<>();
        after.forEach((key, number) -> {
            if (!number.equals(before.get(key))) {
                all.put(key, before.get(key) + " -> " + number);
            }
        });
        return all;
    }

    private Change random(Random random, UUID id) {
        return ledger.activity(
                id,
                TYPES.get(random.nextInt(TYPES.size())),
                places.get(random.nextInt(places.size())),
                day(random),
                List.of("draft", "submitted", "approved", "approved").get(random.nextInt(4)),
                Map.of(
                        "count",
                        1 + random.nextInt(3),
                        "quantities",
                        Map.of("people", random.nextInt(50)),
                        "occurrence",
                        random.nextInt(10) == 0 ? "planned" : "held",
                        "attributes",
                        Map.of("level", List.of("bureau", "branch").get(random.nextInt(2)))));
    }

    private static LocalDate day(Random random) {
        return LocalDate.of(2019, 1, 1).plusDays(random.nextInt(3 * 365));
    }

    private TestTask task(Random random) {
        LocalDate found = day(random);
        TestTask task = new TestTask(
                UUID.randomUUID(),
                places.get(random.nextInt(places.size())),
                List.of("inspection-tour", "work-plan", "self-inspection").get(random.nextInt(3)),
                found,
                random.nextBoolean() ? found.plusDays(30 + random.nextInt(200)) : null);
        if (random.nextBoolean()) {
            advance(task, random);
        }
        return task;
    }

    private static void advance(TestTask task, Random random) {
        String next =
                switch (task.last().to()) {
                    case "found" -> "in-progress";
                    case "in-progress" -> "done";
                    case "done" -> "verified";
                    default -> "kept-up";
                };
        task.step(next, task.last().on().plusDays(random.nextInt(90)));
    }
}
