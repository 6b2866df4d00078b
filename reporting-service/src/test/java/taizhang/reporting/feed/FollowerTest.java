package taizhang.reporting.feed;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taizhang.api.database.Database;
import taizhang.api.time.Today;
import taizhang.reporting.ReportingTest;

/** The follower over a network that fails in every way, against the real database. */
@QuarkusTest
class FollowerTest extends ReportingTest {

    private static final String TYPE = "follower-type";
    private static final String ORGANIZATION = "FOLLOWER";
    private static final LocalDate DAY = LocalDate.of(2020, 3, 5);

    @Inject
    FeedService service;

    @Inject
    TestFeed feed;

    @Inject
    Database database;

    @Inject
    Today today;

    @TempDir
    Path folder;

    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Counter applied = metrics.counter("applied");
    private final Semaphore rests = new Semaphore(0);
    private TestLedger ledger;
    private FakeRecordsService records;
    private @Nullable Follower follower;

    @BeforeEach
    void start() throws IOException {
        ledger = feed.newLedger();
        ledger.type(TYPE, "follower");
        ledger.organization(ORGANIZATION, "bureau", "2019-01-01", null);
        records = new FakeRecordsService(ledger);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (follower != null) {
            follower.stop();
        }
        records.close();
        database.sql("update feed_state set fault = null").execute();
    }

    @Test
    void everyChangeOnceOverANetworkThatFails() {
        long before = service.state().position();
        // Of four pages that are taken together the second one repeats some of the first.
        records.mishaps.addAll(List.of(
                FakeRecordsService.Mishap.NONE,
                FakeRecordsService.Mishap.REPEAT,
                FakeRecordsService.Mishap.NONE,
                FakeRecordsService.Mishap.NONE));
        records.mishaps.addAll(List.of(FakeRecordsService.Mishap.values()));
        records.mishaps.addAll(List.of(FakeRecordsService.Mishap.CUT, FakeRecordsService.Mishap.REPEAT));
        activities(40);
        Follower running = follow(7);
        await(() -> service.state().position() == ledger.position());
        records.mishaps.addAll(List.of(FakeRecordsService.Mishap.CUT, FakeRecordsService.Mishap.REPEAT));
        activities(20);
        await(() -> service.state().position() == ledger.position());
        assertEquals(ledger.position() - before, applied.count());
        assertEquals(60, facts(before));
        await(() -> running.trouble() == null);
    }

    @Test
    void twoInstancesApplyEveryChangeOnce() throws InterruptedException {
        long before = service.state().position();
        activities(200);
        follow(5);
        Follower second = new Awaited(11);
        second.start();
        try {
            await(() -> service.state().position() == ledger.position());
            assertEquals(ledger.position() - before, applied.count());
            assertEquals(200, facts(before));
        } finally {
            second.stop();
        }
    }

    @Test
    void getsOnWhenRecordsServiceComesBack() throws IOException {
        follow(500);
        await(() -> service.state().position() == ledger.position());
        int port = records.address().getPort();
        records.close();
        activities(3);
        await(() -> follower.trouble() != null);
        assertFalse(String.valueOf(follower.trouble()).contains("Exception"), follower.trouble());
        records = new FakeRecordsService(ledger, port);
        await(() -> service.state().position() == ledger.position());
    }

    @Test
    void aRenewedTokenIsUsedWithoutARestart() throws IOException {
        records.token = "renewed";
        follow(500);
        await(() -> String.valueOf(follower.trouble()).contains("401"));
        int refused = records.requests.get();
        assertTrue(refused < 20, "it asks again and again without a pause");
        Files.writeString(folder.resolve("token"), "renewed\n");
        await(() -> service.state().position() == ledger.position());
    }

    @Test
    void aBrokenChainStopsTheFeedAndIsShown() {
        follow(500);
        await(() -> service.state().position() == ledger.position());
        long good = ledger.position();
        activities(3);
        ledger.replace(
                good + 2, TestLedger.withActor(ledger.page(good + 1, 1).items().get(0), "somebody-else"));
        await(() -> service.state().fault() != null);
        as("reader").get("/v1/feed").then().statusCode(200).body("fault", containsString("position " + (good + 2)));
        assertTrue(service.state().position() < good + 2, "nothing after the break is applied");
    }

    @Test
    void aLedgerThatWasSetBackStopsTheFeed() throws IOException {
        TestLedger setBack =
                new TestLedger(service.state().position(), service.state().hash());
        follow(500);
        await(() -> service.state().position() == ledger.position());
        int port = records.address().getPort();
        records.close();
        records = new FakeRecordsService(setBack, port);
        await(() -> String.valueOf(service.state().fault()).contains("the ledger ends before"));
    }

    @Test
    void theStateIsForEveryReader() {
        feed.apply(ledger);
        as("reader")
                .get("/v1/feed")
                .then()
                .statusCode(200)
                .body("position", equalTo((int) ledger.position()))
                .body("head", equalTo((int) ledger.position()))
                .body("lagSeconds", equalTo(0))
                .body("rebuilding", equalTo(false))
                .body("fault", nullValue());
        anonymous().get("/v1/feed").then().statusCode(401);
        as("feed").get("/v1/feed").then().statusCode(403);
        as("reader").get("/v1/feed?verbose=true").then().statusCode(400);
    }

    @Test
    void whatCannotBeAppliedIsSeenAsLag() {
        follow(500);
        await(() -> service.state().position() == ledger.position());
        ledger.activity(UUID.randomUUID(), "type-that-nobody-announced", ORGANIZATION, DAY, "approved");
        await(() -> service.state().head() == ledger.position());
        await(() -> follower.troubledSince() != null);
        assertEquals(
                ledger.page(ledger.position() - 1, 1).items().get(0).at(),
                service.state().waitingSince());
    }

    @Test
    void behindTheHeadItTellsHowOldTheNextChangesAre() {
        activities(5);
        service.apply(ledger.page(service.state().position(), 3));
        as("reader")
                .get("/v1/feed")
                .then()
                .statusCode(200)
                .body("head", equalTo((int) ledger.position()))
                .body("lagSeconds", org.hamcrest.Matchers.greaterThan(0));
        feed.apply(ledger);
    }

    private Follower follow(int limit) {
        Follower started = new Awaited(limit);
        follower = started;
        started.start();
        return started;
    }

    private LedgerClient client(int limit) {
        return new LedgerClient(records.address(), token(), Duration.ofSeconds(1), limit);
    }

    private Path token() {
        try {
            return Files.writeString(folder.resolve("token"), "first");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void activities(int number) {
        for (int i = 0; i < number; i++) {
            ledger.activity(UUID.randomUUID(), TYPE, ORGANIZATION, DAY, "approved");
        }
    }

    private long facts(long after) {
        return database.sql("select count(*) from activity_fact where organization = :code and from_position > :after")
                .set("code", ORGANIZATION)
                .set("after", after)
                .one(row -> row.getLong(1));
    }

    /** Tells when it rests: what a test waits for is looked at then. */
    private final class Awaited extends Follower {

        Awaited(int limit) {
            super(service, client(limit), applied, today);
        }

        @Override
        void rest(Duration time) throws InterruptedException {
            rests.release();
            super.rest(time);
        }
    }

    private void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            try {
                assertTrue(
                        rests.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS),
                        "nothing happened for 20 s");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
