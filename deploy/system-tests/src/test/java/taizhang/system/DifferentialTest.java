package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random trees with moves, activities in every status, edits by way of return: several hundred figures and the evidence
 * behind each, now and at an earlier position, against a count by brute force.
 */
@Tag("integration")
class DifferentialTest {

    private static final int ORGANIZATIONS = 24;
    private static final int ACTIVITIES = 350;
    private static final int MOVES = 12;
    private static final int QUESTIONS = 150;

    private final Taizhang system = Taizhang.running();

    @Test
    void everyFigureAndItsEvidenceEqualABruteForceCount() throws InterruptedException {
        for (long seed : new long[] {1, 2}) {
            World world = new World("DT" + seed, seed, system);
            world.plant(ORGANIZATIONS);
            live(world, seed);
            BruteForce then = BruteForce.of(world);
            long position = settled();
            live(world, seed + 100);
            settled();
            BruteForce now = BruteForce.of(world);

            Random random = new Random(seed);
            for (int i = 0; i < QUESTIONS; i++) {
                Question question = Question.random(random, world);
                ask(question, now, null);
                ask(question, then, position);
            }
        }
        JsonNode reconciliation = system.api("admin").get("/v1/feed/reconciliation?period=2020");
        assertEquals(0, reconciliation.get("mismatches").size(), reconciliation::toString);
    }

    private static void live(World world, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ACTIVITIES / 2; i++) {
            world.record();
            if (random.nextInt(ACTIVITIES / MOVES) == 0) {
                world.move();
            }
        }
    }

    private long settled() throws InterruptedException {
        Api api = system.api("admin");
        api.awaitFigures();
        return api.get("/v1/feed").get("position").asLong();
    }

    private void ask(Question question, BruteForce truth, Long position) {
        Api caller = system.api("reader", "reader", question.callerOrganization());
        Api.Answer answer = caller.post("/v1/figures", question.body(position));
        if (!truth.everBelow(question.organization(), question.callerOrganization())) {
            answer.expect(404);
            return;
        }
        JsonNode figure = answer.expect(200).body().get("figures").get(0);
        if (figure.get("status").asText().equals("not-applicable")) {
            assertEquals(0, truth.figure(question, "value"), question::toString);
            return;
        }
        assertEquals(truth.figure(question, "value"), figure.get("value").asLong(), question::toString);
        assertEquals(truth.figure(question, "pending"), figure.get("pending").asLong(), question::toString);

        List<JsonNode> evidence = caller.all(figure.get("evidence").asText() + "&limit=17");
        Set<String> ids = evidence.stream().map(item -> item.get("id").asText()).collect(Collectors.toSet());
        assertEquals(evidence.size(), ids.size(), "no record twice");
        assertEquals(
                new HashSet<>(truth.records(question, "value").stream()
                        .map(World.Activity::id)
                        .toList()),
                ids,
                question::toString);
        assertEquals(
                figure.get("value").asLong(),
                evidence.stream()
                        .mapToLong(item -> item.get("contribution").asLong())
                        .sum(),
                question::toString);
    }

    @Test
    void groupsAddUpToTheWholeAlthoughUnitsMoved() throws InterruptedException {
        World world = new World("DG", 7, system);
        world.plant(ORGANIZATIONS);
        live(world, 7);
        settled();
        BruteForce truth = BruteForce.of(world);
        Random random = new Random(7);
        Api api = system.api("reader");
        for (int i = 0; i < 60; i++) {
            Question question = Question.random(random, world);
            if (question.measure().equals("organizations") || question.callerOrganization() != null) {
                continue;
            }
            for (String groupBy : List.of("organization", "type", "month")) {
                var body = question.body(null);
                body.put("scope", "subtree");
                body.put("groupBy", groupBy);
                List<Long> values = new ArrayList<>();
                api.post("/v1/figures", body)
                        .expect(200)
                        .body()
                        .get("figures")
                        .forEach(f -> values.add(f.get("value").asLong()));
                Question whole = new Question(
                        question.organization(),
                        true,
                        question.period(),
                        question.first(),
                        question.last(),
                        question.measure(),
                        question.types(),
                        question.categories(),
                        question.themes(),
                        question.kinds(),
                        question.hasCommittee(),
                        question.attribute(),
                        question.values(),
                        null);
                assertEquals(
                        truth.figure(whole, "value"),
                        values.stream().mapToLong(Long::longValue).sum(),
                        () -> groupBy + " of " + whole + ": " + values);
            }
        }
    }
}
