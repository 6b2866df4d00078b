package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Writers, readers and a follower of the ledger go on through the gateway while parts are killed and frozen at random: what
 * was acknowledged is there once, and every number is right. {@code -Dstorm.minutes=10 -Dstorm.seed=7} makes it longer, and
 * another one.
 */
@Tag("integration")
class FaultStormTest {

    private static final long SEED = Long.getLong("storm.seed", 9);
    private static final Duration DURATION = Duration.ofMinutes(Long.getLong("storm.minutes", 1));
    private static final int WRITERS = 3;
    private static final int READERS = 2;
    private static final String ORGANIZATION = "STORM";
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    private final Installation installation = new Installation(
            Path.of("target", "storm-" + ProcessHandle.current().pid()));
    /** The activities by the key that each was written with, and whether it was approved. */
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();

    private final Set<String> approved = ConcurrentHashMap.newKeySet();
    private final Semaphore attempts = new Semaphore(0);
    private volatile boolean storming = true;

    @AfterEach
    void down() throws Exception {
        installation.down();
    }

    @Test
    void nothingAcknowledgedIsLostOrDoubledAndEveryFigureIsRight() throws Exception {
        installation.up();
        Api admin = installation.api("admin");
        Map<String, Object> bureau =
                Map.of("name", Map.of("zh", "局", "en", "Bureau"), "kind", "bureau", "validFrom", "2015-01-01");
        admin.put("/v1/organizations/" + ORGANIZATION, bureau).expect(201);
        Follower follower = new Follower(installation.api("feed"));
        ExecutorService callers = Executors.newCachedThreadPool();
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                Api recorder = installation.api("recorder");
                Api approver = installation.api("approver");
                Random random = new Random(SEED + writer);
                all.add(callers.submit(() -> write(recorder, approver, random)));
            }
            for (int reader = 0; reader < READERS; reader++) {
                Api api = installation.api("reader");
                all.add(callers.submit(() -> read(api)));
            }
            all.add(callers.submit(follower));
            int faults = storm();
            storming = false;
            for (Future<?> caller : all) {
                caller.get();
            }
            System.out.println(faults + " faults, " + acknowledged.size() + " activities written, seed " + SEED);
        } finally {
            storming = false;
            callers.shutdownNow();
        }
        check(admin, follower);
    }

    /** One fault after the other; between them it comes back to itself, by the launcher or by a new one. */
    private int storm() throws Exception {
        Random random = new Random(SEED);
        Installation.Part[] parts = Installation.Part.values();
        long end = System.nanoTime() + DURATION.toNanos();
        int faults = 0;
        while (System.nanoTime() < end) {
            awaitAttempts(1 + random.nextInt(100));
            Installation.Part part = parts[random.nextInt(parts.length)];
            if (random.nextInt(3) == 0) {
                installation.signal(part, "STOP");
                // All that call may be waiting for what is frozen, ten seconds each.
                awaitAttempts(WRITERS + READERS);
                installation.signal(part, "CONT");
            } else {
                installation.signal(part, "KILL");
            }
            faults++;
            installation.up();
        }
        return faults;
    }

    private void awaitAttempts(int number) throws InterruptedException {
        attempts.drainPermits();
        assertTrue(attempts.tryAcquire(number, 3, TimeUnit.MINUTES), "nobody gets on");
    }

    private @Nullable Void write(Api recorder, Api approver, Random random) {
        while (storming) {
            String key = UUID.randomUUID().toString();
            Map<String, Object> lecture = Map.of(
                    "type",
                    "party-lecture",
                    "organization",
                    ORGANIZATION,
                    "title",
                    "风暴中的党课 " + key,
                    "heldOn",
                    "2020-0" + (1 + random.nextInt(9)) + "-05",
                    "occurrence",
                    "held",
                    "status",
                    "submitted");
            Api.Answer created = untilAnswered(
                    () -> recorder.send("POST", "/v1/activities", lecture, Map.of("Idempotency-Key", key)));
            created.expect(201);
            acknowledged.put(key, created.body().get("id").asText());
            if (random.nextBoolean()) {
                // Sent again after it was done unheard, it is told that the version has changed.
                int status = untilAnswered(() -> approver.transition(created.body(), "approved", null))
                        .status();
                assertTrue(status == 200 || status == 412, "an approval was answered " + status);
                approved.add(created.body().get("id").asText());
            }
        }
        return null;
    }

    private @Nullable Void read(Api api) {
        List<String> addresses = List.of(
                "/v1/activities?limit=5&organization=" + ORGANIZATION,
                "/v1/figures?indicator=lectures-given&period=2020&organization=" + ORGANIZATION,
                "/v1/organizations/" + ORGANIZATION,
                "/v1/feed");
        for (int i = 0; storming; i++) {
            String address = addresses.get(i % addresses.size());
            untilAnswered(() -> api.send("GET", address, null, Map.of())).expect(200);
        }
        return null;
    }

    /** Asks until there is an answer of the service; what comes instead is a problem that says when to come again. */
    private Api.Answer untilAnswered(Callable<Api.Answer> request) {
        while (true) {
            Api.Answer answer = attempt(request);
            if (answer != null && answer.status() < 500) {
                return answer;
            }
            if (answer != null) {
                assertTrue(
                        AWAY.contains(answer.status()), () -> answer.response().body());
                assertTrue(answer.response().headers().firstValue("Retry-After").isPresent(), () -> answer.response()
                        .toString());
                assertEquals(answer.status(), answer.body().get("status").asInt());
            }
            pause();
        }
    }

    /** As a client does that is told to come again: without it, nothing would be left of the processors for what is starting. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(end);
        }
    }

    private Api.@Nullable Answer attempt(Callable<Api.Answer> request) {
        try {
            return request.call();
        } catch (UncheckedIOException gatewayAway) {
            return null;
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        } finally {
            attempts.release();
        }
    }

    /** Reads the ledger change by change, as an agency that keeps a copy would. */
    private final class Follower implements Callable<@Nullable Void> {

        private final Api api;
        private final AtomicLong position = new AtomicLong();
        /** How often each activity was created. */
        private final Map<String, Integer> created = new HashMap<>();

        Follower(Api api) {
            this.api = api;
        }

        @Override
        public @Nullable Void call() {
            while (storming) {
                step(2);
            }
            return null;
        }

        private int step(int wait) {
            String address = "/v1/changes?limit=500&wait=" + wait + "&after=" + position.get();
            JsonNode items = untilAnswered(() -> api.send("GET", address, null, Map.of()))
                    .expect(200)
                    .body()
                    .get("items");
            for (JsonNode change : items) {
                assertEquals(position.incrementAndGet(), change.get("position").asLong(), "without a gap");
                if (change.get("entity").asText().equals("activity")
                        && change.get("version").asInt() == 1) {
                    created.merge(change.get("id").asText(), 1, Integer::sum);
                }
            }
            return items.size();
        }
    }

    private void check(Api admin, Follower follower) throws Exception {
        admin.awaitFigures();
        List<JsonNode> activities = admin.all("/v1/activities?limit=500&organization=" + ORGANIZATION);
        Set<String> ids = new HashSet<>(acknowledged.values());
        assertEquals(acknowledged.size(), ids.size(), "each key has written a record of its own");
        assertEquals(activities.size(), ids.size(), "and none but them");
        for (JsonNode activity : activities) {
            String id = activity.get("id").asText();
            assertTrue(ids.contains(id), id);
            assertEquals(
                    approved.contains(id) ? "approved" : "submitted",
                    activity.get("status").asText(),
                    id);
        }

        JsonNode figure = admin.get("/v1/figures?indicator=lectures-given&period=2020&organization=" + ORGANIZATION)
                .get("figures")
                .get(0);
        assertEquals(approved.size(), figure.get("value").asInt());
        assertEquals(ids.size() - approved.size(), figure.get("pending").asInt());

        while (follower.step(0) > 0) {
            // To the end of the ledger.
        }
        assertEquals(ids, follower.created.keySet());
        assertEquals(Set.of(1), new HashSet<>(follower.created.values()), "created once each");
        assertTrue(admin.get("/v1/changes/verification").get("intact").asBoolean());
        assertEquals(0, admin.get("/v1/feed/reconciliation").get("mismatches").size());
    }
}
