package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * records-service is killed (-9) again and again while it decides the rows of a file, writes them, and takes them back: each
 * is there once or the batch is not there, whoever waits gets on, and the figures are those of the records.
 */
@Tag("integration")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class KilledImportTest {

    private static final Set<String> AT_WORK = Set.of("queued", "validating", "applying");
    private static final Map<String, String> NAME = Map.of("zh", "名称", "en", "name");
    private static final String CSV = "text/csv";
    private static final String HEADINGS = "type,organization,title,heldOn,occurrence,count,status,externalId\n";
    private static final List<String> STATUSES = List.of("draft", "submitted", "approved");
    private static final int ROWS = 8000;
    private static final int EACH_WRONG = 50;
    private static final int KILLS_IN_A_PHASE = 2;
    private static final int KILLS_OF_A_WITHDRAWAL = 2;
    private static final int LONGEST_TO_A_KILL = 1500;

    private final Taizhang system = Taizhang.running();
    private final Api admin = system.api("admin");
    private final Api gateway = system.gateway("admin");
    private final Random random = new Random(12);
    private final ExecutorService caller = Executors.newSingleThreadExecutor();

    private String top = "";

    @AfterEach
    void end() {
        caller.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void eachRowIsThereOnceOrTheBatchIsNotThere(boolean atomic) throws Exception {
        top = "KI" + (atomic ? "A" : "S");
        plant();
        long before = position();
        int wrong = atomic ? 0 : ROWS / EACH_WRONG;

        String path = imported("mode=commit&atomic=" + atomic, file(wrong));
        String behind = imported("mode=commit", HEADINGS + row(ROWS, "party-lecture"));
        assertEquals(Set.of("validating", "applying"), killAtRandom(path), "phases in which it was killed");

        JsonNode ended = ended(path);
        assertEquals(
                wrong == 0 ? "completed" : "completed-with-errors",
                ended.get("state").asText());
        assertEquals(List.of(ROWS, ROWS - wrong, wrong), numbers(ended, "rows", "created", "rejected"));
        assertEquals("completed", ended(behind).get("state").asText());
        Map<String, String> written = listed();
        assertEquals(ROWS - wrong + 1, written.size());
        assertIsThereOnce(ROWS - wrong, batch(path, before, "created"));
        checkFigures();

        withdrawKilled(path, written);
        Map<String, String> left = new HashMap<>(written);
        left.keySet().remove(title(ROWS));
        left.values().removeIf("draft"::equals);
        left.replaceAll((title, status) -> "voided");
        left.put(title(ROWS), written.get(title(ROWS)));
        assertEquals(left, listed());
        List<String> undone = batch(path, before, "deleted");
        undone.addAll(batch(path, before, "updated"));
        assertIsThereOnce(ROWS - wrong, undone);
        checkFigures();
    }

    private static void assertIsThereOnce(int size, List<String> records) {
        assertEquals(size, records.size());
        assertEquals(size, Set.copyOf(records).size());
    }

    private void plant() {
        Map<String, Object> bureau = Map.of("name", NAME, "kind", "bureau", "validFrom", "2015-01-01");
        Map<String, Object> branch =
                Map.of("name", NAME, "kind", "party-branch", "validFrom", "2015-01-01", "parent", top);
        admin.put("/v1/organizations/" + top, bureau).expect(201);
        admin.put("/v1/organizations/" + top + "-1", branch).expect(201);
        admin.put("/v1/organizations/" + top + "-2", branch).expect(201);
    }

    /** The last that is written stands in the ledger when figures are awaited. */
    private long position() {
        admin.awaitFigures();
        return admin.get("/v1/changes/head").get("position").asLong();
    }

    private String file(int wrong) {
        StringBuilder lines = new StringBuilder(HEADINGS);
        for (int i = 0; i < ROWS; i++) {
            lines.append(row(i, wrong > 0 && i % EACH_WRONG == 0 ? "no-such-type" : "party-lecture"));
        }
        return lines.toString();
    }

    private String row(int i, String type) {
        String organization = i % 4 == 0 ? top : top + "-" + (1 + i % 2);
        return "%s,%s,%s,20%d-%02d-05,held,%d,%s,%s-%d\n"
                .formatted(
                        type,
                        organization,
                        title(i),
                        19 + i % 3,
                        1 + i % 12,
                        1 + i % 5,
                        STATUSES.get(random.nextInt(STATUSES.size())),
                        top,
                        i);
    }

    private static String title(int row) {
        return "第" + row + "次";
    }

    /** @return the path of the import */
    private String imported(String query, String file) {
        return "/v1/imports/"
                + gateway.file("/v1/imports?entity=activities&" + query, CSV, file)
                        .expect(202)
                        .body()
                        .get("id")
                        .asText();
    }

    /** @return the states in which it was killed */
    private Set<String> killAtRandom(String path) throws Exception {
        TreeSet<Double> moments = new TreeSet<>();
        while (moments.size() < KILLS_IN_A_PHASE) {
            moments.add(random.nextDouble() * 0.45);
        }
        while (moments.size() < 2 * KILLS_IN_A_PHASE) {
            moments.add(0.5 + random.nextDouble() * 0.45);
        }
        Set<String> states = new TreeSet<>();
        for (double moment : moments) {
            JsonNode seen = admin.get(path);
            while (isAtWork(seen) && seen.get("progress").asDouble() < moment) {
                seen = admin.get(path);
            }
            if (isAtWork(seen)) {
                kill();
                states.add(seen.get("state").asText());
            }
        }
        return states;
    }

    private void kill() throws Exception {
        system.records.kill();
        system.records.start();
    }

    private static boolean isAtWork(JsonNode seen) {
        return AT_WORK.contains(seen.get("state").asText());
    }

    private JsonNode ended(String path) {
        JsonNode seen = admin.get(path);
        while (isAtWork(seen)) {
            seen = admin.get(path);
        }
        return seen;
    }

    private static List<Integer> numbers(JsonNode of, String... fields) {
        return List.of(fields).stream().map(field -> of.get(field).asInt()).toList();
    }

    /** @return the status of each record by its title; no title is there twice */
    private Map<String, String> listed() {
        return records().stream()
                .collect(Collectors.toMap(record -> record.get("title").asText(), record -> record.get("status")
                        .asText()));
    }

    private List<JsonNode> records() {
        return admin.all("/v1/activities?scope=subtree&limit=500&organization=" + top);
    }

    /** @return the records of all changes of that kind in the batch */
    private List<String> batch(String path, long after, String operation) {
        String id = path.substring(path.lastIndexOf('/') + 1);
        List<String> records = new ArrayList<>();
        long position = after;
        JsonNode page;
        do {
            page = admin.get("/v1/changes?limit=500&after=" + position);
            for (JsonNode change : page.get("items")) {
                assertEquals(++position, change.get("position").asLong());
                if (id.equals(change.get("batch").asText())
                        && operation.equals(change.get("operation").asText())) {
                    records.add(change.get("id").asText());
                }
            }
        } while (position < page.get("head").asLong());
        return records;
    }

    /** Lets nobody else write: what is counted here is compared with what is counted there. */
    private void checkFigures() {
        admin.awaitFigures();
        JsonNode chain = admin.get("/v1/changes/verification");
        assertTrue(chain.get("intact").asBoolean(), chain::toString);
        Map<String, Long> counted = new HashMap<>();
        for (JsonNode record : records()) {
            String organization = record.get("organization").asText();
            String key = record.get("heldOn").asText().substring(0, 4) + " "
                    + record.get("status").asText();
            for (String each : Set.copyOf(List.of(top, organization))) {
                counted.merge(each + " " + key, record.get("count").asLong(), Long::sum);
            }
        }
        for (String organization : List.of(top, top + "-1", top + "-2")) {
            for (int year = 2019; year <= 2021; year++) {
                String key = organization + " " + year + " ";
                JsonNode figure = admin.get("/v1/figures?indicator=lectures-given&scope=subtree&organization="
                                + organization + "&period=" + year)
                        .at("/figures/0");
                assertEquals(
                        counted.getOrDefault(key + "approved", 0L),
                        figure.get("value").asLong(),
                        key);
                assertEquals(
                        counted.getOrDefault(key + "submitted", 0L),
                        figure.get("pending").asLong(),
                        key);
                JsonNode reconciliation = admin.get("/v1/feed/reconciliation?period=" + year);
                assertEquals(0, reconciliation.get("mismatches").size(), reconciliation::toString);
            }
        }
    }

    private void withdrawKilled(String path, Map<String, String> written) throws Exception {
        String before = admin.get(path).get("state").asText();
        for (int kill = 0; kill < KILLS_OF_A_WITHDRAWAL; kill++) {
            Future<Integer> answer = caller.submit(() -> withdraw(path).status());
            try {
                assertEquals(200, answer.get(random.nextInt(LONGEST_TO_A_KILL), TimeUnit.MILLISECONDS));
                return;
            } catch (TimeoutException stillAtIt) {
                kill();
            }
            String state = admin.get(path).get("state").asText();
            if (state.equals("withdrawn")) {
                return;
            }
            assertEquals(before, state);
            assertEquals(written, listed());
            cutOff(answer);
        }
        withdraw(path).expect(200);
    }

    private Api.Answer withdraw(String path) {
        return gateway.post(path + "/withdrawal", Map.of("reason", "有误"));
    }

    private static void cutOff(Future<Integer> answer) throws InterruptedException {
        try {
            throw new AssertionError("it was killed, and has answered " + answer.get());
        } catch (ExecutionException connection) {
            assertEquals(UncheckedIOException.class, connection.getCause().getClass());
        }
    }
}
