package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL is stopped while requests run: 503 with Retry-After, then on without a restart, nothing acknowledged lost. */
@Tag("integration")
class DatabaseOutageTest {

    private static final int WRITERS = 4;
    private static final int ACKNOWLEDGED_BEFORE_AND_AFTER = 40;

    private final Taizhang system = Taizhang.running();

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        World world = new World("DO", 11, system);
        world.plant(2);
        var acknowledged = new ConcurrentLinkedQueue<String>();
        var refused = new ConcurrentLinkedQueue<Api.Answer>();
        CountDownLatch before = new CountDownLatch(ACKNOWLEDGED_BEFORE_AND_AFTER);
        CountDownLatch during = new CountDownLatch(WRITERS);
        CountDownLatch after = new CountDownLatch(ACKNOWLEDGED_BEFORE_AND_AFTER);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> written = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                written.add(writers.submit(() -> {
                    Api api = system.api("recorder");
                    boolean saw503 = false;
                    while (after.getCount() > 0) {
                        Api.Answer answer = api.post("/v1/activities", lecture(world.root));
                        if (answer.status() == 201) {
                            acknowledged.add(answer.body().get("id").asText());
                            before.countDown();
                            if (saw503) {
                                after.countDown();
                            }
                        } else {
                            refused.add(answer);
                            saw503 = true;
                            during.countDown();
                        }
                    }
                }));
            }
            before.await();
            system.postgres.stop();
            during.await();
            Api.Answer read = system.api("reader").send("GET", "/v1/activities?limit=1", null, Map.of());
            Api.Answer figure = system.api("reader")
                    .send(
                            "GET",
                            "/v1/figures?indicator=lectures-given&period=2020&organization=" + world.root,
                            null,
                            Map.of());
            system.postgres.restart();
            for (Future<?> writer : written) {
                writer.get();
            }
            refused.add(read);
            refused.add(figure);
        } finally {
            writers.shutdownNow();
        }
        for (Api.Answer answer : refused) {
            assertEquals(503, answer.status(), () -> answer.response().body());
            assertTrue(answer.response().headers().firstValue("Retry-After").isPresent());
            assertEquals("unavailable", answer.body().get("code").asText());
        }
        Api reader = system.api("reader");
        for (String id : acknowledged) {
            reader.get("/v1/activities/" + id);
        }
        system.api("admin").awaitFigures();
        long counted = reader.get(
                        "/v1/figures?indicator=lectures-given&scope=self&period=2020&organization=" + world.root)
                .get("figures")
                .get(0)
                .get("pending")
                .asLong();
        // A write whose answer was cut off may have been committed; none that was acknowledged is missing.
        assertTrue(counted >= acknowledged.size(), () -> counted + " of " + acknowledged.size());
    }

    private static Map<String, Object> lecture(String organization) {
        return Map.of(
                "type", "party-lecture",
                "organization", organization,
                "title", "专题党课",
                "heldOn", "2020-03-05",
                "occurrence", "held",
                "status", "submitted");
    }
}
