package taizhang.records.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports, edits and withdrawals in any order: what is withdrawn leaves no trace, and nothing else can be withdrawn. */
@QuarkusTest
class WithdrawalSequenceTest extends ImportFixture {

    private static final int STEPS = 30;
    private static final String SINGLE = "";
    /** What every write changes. */
    private static final Set<String> OF_THE_WRITE = Set.of("version", "updatedAt", "updatedBy");

    /** An import with what its records were before it; null: not there. */
    private record Batch(Response ended, Map<String, @Nullable Object> before) {

        String id() {
            return ended.path("id");
        }
    }

    private final List<Batch> batches = new ArrayList<>();
    /** Who has written each record, without those who are withdrawn; the last one first. */
    private final Map<String, Deque<String>> writers = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsWithdrawnIsAsItWas(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> send(random);
                case 4 -> single(random);
                default -> withdraw(random);
            }
        }
    }

    private void send(Random random) {
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            if (random.nextBoolean()) {
                Map<String, @Nullable Object> row = row("题" + random.nextInt(3), "x" + i);
                row.put("notes", random.nextBoolean() ? null : "注" + random.nextInt(3));
                file.append(line(row)).append('\n');
            }
        }
        if (file.isEmpty()) {
            return;
        }
        Map<String, Object> before = present();
        Response ended =
                imported("mode=commit&strategy=" + (random.nextInt(4) == 0 ? "create" : "upsert"), file.toString());
        Map<String, @Nullable Object> touched = new LinkedHashMap<>();
        for (String outcome : List.of("created", "updated")) {
            for (String id : rows(ended, "?outcome=" + outcome).jsonPath().<String>getList("items.id")) {
                touched.put(id, before.get(id));
                writers.computeIfAbsent(id, any -> new ArrayDeque<>()).push(ended.path("id"));
            }
        }
        batches.add(new Batch(ended, touched));
    }

    private void single(Random random) {
        List<String> there = new ArrayList<>(present().keySet());
        if (there.isEmpty()) {
            return;
        }
        String id = there.get(random.nextInt(there.size()));
        if (random.nextInt(3) == 0) {
            within("recorder")
                    .header("If-Match", "*")
                    .delete("/v1/activities/" + id)
                    .then()
                    .statusCode(204);
            return;
        }
        within("recorder")
                .header("If-Match", "*")
                .body(Map.of("notes", "改" + random.nextInt()))
                .patch("/v1/activities/" + id)
                .then()
                .statusCode(200);
        writers.get(id).push(SINGLE);
    }

    private void withdraw(Random random) {
        if (batches.isEmpty()) {
            return;
        }
        // Mostly in reverse order, as people do.
        Batch batch = batches.get(random.nextInt(3) == 0 ? random.nextInt(batches.size()) : batches.size() - 1);
        Map<String, Object> there = present();
        Response answer = withdraw(within("recorder"), batch.ended(), "试");
        assertEquals(expected(batch, there), answer.statusCode(), answer.asString());
        Map<String, Object> left = present();
        if (answer.statusCode() == 200) {
            batch.before().forEach((id, before) -> {
                assertEquals(before, left.remove(id));
                there.remove(id);
                writers.get(id).pop();
            });
            batches.remove(batch);
        }
        assertEquals(there, left);
    }

    private int expected(Batch batch, Map<String, Object> there) {
        boolean writtenSince = batch.before().entrySet().stream()
                .anyMatch(each -> there.containsKey(each.getKey())
                        ? !batch.id().equals(writers.get(each.getKey()).peek())
                        : each.getValue() != null);
        return batch.before().isEmpty() || writtenSince ? 409 : 200;
    }

    private Map<String, Object> present() {
        Map<String, Object> present = new TreeMap<>();
        for (Map<String, Object> activity : activities()) {
            activity.keySet().removeAll(OF_THE_WRITE);
            present.put(String.valueOf(activity.get("id")), activity);
        }
        return present;
    }
}
