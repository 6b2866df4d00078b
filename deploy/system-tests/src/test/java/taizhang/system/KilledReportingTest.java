package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * reporting-service is killed (-9) again and again while changes stream in: afterwards every figure is right, and what has
 * happened to obligations was told whole, each event once.
 */
@Tag("integration")
class KilledReportingTest {

    private static final int WRITERS = 4;
    private static final int KILLS = 4;
    private static final int MOST_WRITES_TO_A_KILL = 150;

    private final Taizhang system = Taizhang.running();
    private final Semaphore acknowledged = new Semaphore(0);
    private volatile boolean killing = true;

    @Test
    void everyFigureEqualsABruteForceCountAndEachEventIsToldOnce() throws Exception {
        oweSomethingToday();
        List<World> worlds = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            worlds.add(new World("KR" + i, 40 + i, system));
        }
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> written = new ArrayList<>();
            worlds.forEach(world -> written.add(writers.submit(() -> write(world))));
            Random random = new Random(4);
            for (int kill = 0; kill < KILLS; kill++) {
                // Writers go on until the last kill, so that each one meets changes that are not applied yet.
                acknowledged.drainPermits();
                assertTrue(
                        acknowledged.tryAcquire(1 + random.nextInt(MOST_WRITES_TO_A_KILL), 1, TimeUnit.MINUTES),
                        "nothing was written for a minute");
                system.reporting.kill();
                system.reporting.start();
            }
            killing = false;
            for (Future<?> writer : written) {
                writer.get();
            }
        } finally {
            killing = false;
            writers.shutdownNow();
        }
        Api api = system.api("admin");
        api.awaitFigures();
        for (World world : worlds) {
            checkAll(world, api);
        }
        for (String year : List.of("2019", "2020", "2021")) {
            JsonNode reconciliation = api.get("/v1/feed/reconciliation?period=" + year);
            assertEquals(0, reconciliation.get("mismatches").size(), reconciliation::toString);
        }
        checkEvents(api);
    }

    /** Each start finds new organizations that owe it, and is killed while it tells so or later. */
    private void oweSomethingToday() throws InterruptedException {
        Api admin = system.api("admin");
        admin.awaitFigures();
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        Map<String, Object> daily = Map.of(
                "name", Map.of("zh", "每日", "en", "Each day"),
                "types", List.of("party-lecture"),
                "minimum", 1,
                "per", "day",
                "validFrom", today.toString(),
                "validTo", today.plusDays(1).toString());
        admin.put("/v1/requirements/killed-daily", daily).expect(201);
    }

    private static void checkEvents(Api api) {
        Set<List<JsonNode>> told = new HashSet<>();
        long position = 0;
        JsonNode page;
        do {
            page = api.get("/v1/obligation-events?limit=500&wait=30&after=" + position);
            for (JsonNode event : page.get("items")) {
                assertEquals(++position, event.get("position").asLong());
                assertTrue(told.add(identity(event)), event::toString);
            }
        } while (position < page.get("head").asLong());
        assertTrue(position > 0, "nothing was told");
    }

    private static List<JsonNode> identity(JsonNode event) {
        return Stream.of("event", "organization", "requirement", "period", "value")
                .map(event::get)
                .toList();
    }

    private void write(World world) {
        world.plant(10);
        for (int i = 0; killing; i++) {
            world.record();
            if (i % 40 == 0) {
                world.move();
            }
            acknowledged.release();
        }
    }

    /** Every organization, year and type by cells; the brute force knows lectures as the type of that name. */
    private static void checkAll(World world, Api api) {
        BruteForce truth = BruteForce.of(world);
        for (String organization : world.organizations.keySet()) {
            for (int year = 2019; year <= 2021; year++) {
                JsonNode figure = api.get("/v1/figures?indicator=lectures-given&scope=subtree&organization="
                                + organization + "&period=" + year)
                        .get("figures")
                        .get(0);
                Question lectures = new Question(
                        organization,
                        true,
                        String.valueOf(year),
                        LocalDate.of(year, 1, 1),
                        LocalDate.of(year, 12, 31),
                        "count",
                        List.of("party-lecture"),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
                assertEquals(
                        truth.figure(lectures, "value"), figure.get("value").asLong(), lectures::toString);
                assertEquals(
                        truth.figure(lectures, "pending"), figure.get("pending").asLong(), lectures::toString);
            }
        }
    }
}
