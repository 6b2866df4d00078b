package taizhang.reporting.obligation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.api.database.Database;
import taizhang.api.time.Today;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

@QuarkusTest
class ObligationEventTest extends ReportingTest {

    private static int next;

    @Inject
    TestFeed feed;

    @Inject
    Database database;

    @Inject
    ObligationEventService service;

    private TestLedger ledger;
    private String top;
    private String type;

    @BeforeEach
    void bureau() {
        next++;
        top = "OE" + next;
        type = "oe-day-" + next;
        database.sql("delete from obligation_event").execute();
        database.sql("delete from obligation_watch").execute();
        ledger = feed.newLedger();
        ledger.type(type, "theme-day");
        ledger.organization(top, "bureau", "2018-01-01", null);
        ledger.organization(top + "-A", "department", "2018-01-01", top);
        ledger.organization(top + "-B", "department", "2018-01-01", top, "2020-06-01", top + "-A");
        feed.apply(ledger);
        as("admin")
                .body(Map.of(
                        "name",
                        Map.of("zh", "每月", "en", "monthly"),
                        "organization",
                        top,
                        "organizationKinds",
                        List.of("department"),
                        "types",
                        List.of(type),
                        "minimum",
                        1,
                        "per",
                        "month",
                        "makeUpDays",
                        5))
                .put("/v1/requirements/oe-monthly-" + next)
                .then()
                .statusCode(201);
    }

    /** It is noon of a day, and it is looked at what has happened. */
    private int watch(int month, int day) {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        Clock noon = Clock.fixed(
                LocalDate.of(2020, month, day).atTime(12, 0).atZone(zone).toInstant(), zone);
        QuarkusMock.installMockForType(new Today(noon), Today.class);
        return service.watch();
    }

    private void held(String organization, LocalDate day) {
        ledger.activity(UUID.randomUUID(), type, organization, day, "approved");
    }

    private ValidatableResponse events(String query) {
        return as("reader")
                .get("/v1/obligation-events?limit=500&organization=" + top + query)
                .then()
                .statusCode(200);
    }

    private void assertGapless() {
        List<Long> positions = database.sql("select position from obligation_event order by position")
                .list(row -> row.getLong(1));
        for (int i = 0; i < positions.size(); i++) {
            assertEquals(i + 1L, positions.get(i));
        }
    }

    @Test
    void eachObligationHasEachEventOnce() {
        watch(2, 10);
        // Deadlines before it began to watch are no news, and that of February is too far away.
        events("").body("items", empty());
        watch(2, 20);
        events("")
                .body("items.event", contains("due-soon", "due-soon"))
                .body("items.organization", contains(top + "-A", top + "-B"))
                .body("items.deadline", contains("2020-03-05", "2020-03-05"))
                .body("items[1].above", contains(top + "-B", top));
        assertEquals(0, watch(2, 21));
        held(top + "-A", LocalDate.of(2020, 3, 2));
        held(top + "-A", LocalDate.of(2020, 3, 3));
        feed.apply(ledger);
        watch(3, 5);
        int before = events("").extract().path("head");
        events("").body("items.event", contains("due-soon", "due-soon", "met-late"));
        // Midnight.
        watch(3, 6);
        events("&after=" + before)
                .body("items.event", contains("missed"))
                .body("items[0].organization", equalTo(top + "-B"))
                .body("items[0].period", equalTo("2020-02"))
                .body("items[0].held", equalTo(0));
        assertGapless();
        as("reader", "reader", top + "-A")
                .get("/v1/obligation-events?limit=500")
                .then()
                .statusCode(200)
                .body("items.event", contains("due-soon", "met-late"));
        as("reader", "reader", top + "-A")
                .get("/v1/obligation-events?organization=" + top)
                .then()
                .statusCode(404);
        as("reader")
                .get("/v1/obligation-events?after=100000000")
                .then()
                .statusCode(409)
                .body("code", equalTo("ahead-of-events"));
        as("reader").get("/v1/obligation-events?wait=31").then().statusCode(400);
        as("reader").get("/v1/obligation-events?after=-1").then().statusCode(400);
    }

    @Test
    void whatIsCutOffIsDoneTheNextTime() {
        watch(2, 10);
        assertThrows(IllegalStateException.class, () -> QuarkusTransaction.requiringNew()
                .run(() -> {
                    assertTrue(watch(2, 20) > 0);
                    throw new IllegalStateException("killed");
                }));
        events("").body("items", empty());
        watch(3, 6);
        // It was away while they were due.
        events("").body("items.event", contains("missed", "missed"));
        assertGapless();
    }

    @Test
    void manyWhoLookAtOnceAppendOnce() throws Exception {
        watch(2, 10);
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        Clock noon =
                Clock.fixed(LocalDate.of(2020, 2, 20).atTime(12, 0).atZone(zone).toInstant(), zone);
        QuarkusMock.installMockForType(new Today(noon), Today.class);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            Callable<Integer> look = service::watch;
            for (int i = 0; i < 4; i++) {
                all.add(threads.submit(look));
            }
            for (Future<Integer> each : all) {
                each.get();
            }
        } finally {
            threads.shutdown();
        }
        events("").body("items.event", contains("due-soon", "due-soon"));
        assertGapless();
    }
}
