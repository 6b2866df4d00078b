package taizhang.reporting.feed;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.api.database.Database;
import taizhang.reporting.ReportingTest;

/** Facts and cells built anew from the whole ledger: equal when nothing was wrong, mended when something was. */
@QuarkusTest
class RebuildTest extends ReportingTest {

    private static final String PATH = "/v1/feed/rebuild";

    @Inject
    TestFeed feed;

    @Inject
    FeedService service;

    @Inject
    RebuildService rebuild;

    @Inject
    Database database;

    private final UUID meeting = UUID.randomUUID();
    private final UUID task = UUID.randomUUID();

    @BeforeEach
    void aMeeting() throws Exception {
        TestLedger ledger = feed.newLedger();
        ledger.type("rebuild-meeting", "meeting");
        ledger.organization("REBUILD", "bureau", "2019-01-01", null);
        ledger.organization("REBUILD-1", "party-branch", "2019-01-01", "REBUILD");
        ledger.activity(meeting, "rebuild-meeting", "REBUILD-1", LocalDate.of(2020, 3, 5), "submitted");
        ledger.activity(meeting, "rebuild-meeting", "REBUILD-1", LocalDate.of(2020, 3, 5), "approved");
        ledger.task(new TestTask(task, "REBUILD-1", "other", LocalDate.of(2020, 2, 1), LocalDate.of(2020, 2, 9))
                .step("in-progress", "2020-02-02"));
        ledger.organization("REBUILD-1", "party-branch", "2019-01-01", "REBUILD", "2020-03-01", null);
        TestTask task = new TestTask(meeting, "REBUILD-1", "other", LocalDate.of(2020, 3, 5), null);
        ledger.task(task);
        ledger.task(task.action(meeting, null, "planned", null).step("in-progress", "2020-03-06"));
        ledger.campaign("REBUILD-1", "tour", "REBUILD", "2020-01-01", null);
        feed.apply(ledger);
        // What other tests have tampered with on purpose is mended first.
        rebuildAll();
    }

    @AfterEach
    void stop() {
        rebuild.abandon();
        database.sql("update feed_state set fault = null").execute();
    }

    @Test
    void changesNothingWhenAllIsRight() throws Exception {
        long position = service.state().position();
        rebuildAll();
        as("reader")
                .get("/v1/feed")
                .then()
                .statusCode(200)
                .body("rebuilding", equalTo(false))
                .body("rebuildDifferences", equalTo(0))
                .body("rebuiltAt", notNullValue());
        assertEquals(position, service.state().position());
        as("admin").get("/v1/feed/reconciliation").then().statusCode(200).body("mismatches", hasSize(0));
    }

    @Test
    void mendsWhatIsWrong() throws Exception {
        long position = service.state().position();
        database.sql("update activity_fact set count = 7 where id = :id")
                .set("id", meeting)
                .execute();
        database.sql("delete from ancestry_fact where organization = 'REBUILD-1'")
                .execute();
        database.sql("update cell set value = value + 1").execute();
        database.sql("delete from position_time").execute();
        int days = database.sql("update task_cell set stock_found = stock_found + 1 where organization = 'REBUILD'")
                .execute();
        rebuildAll();
        assertTrue(days > 3);
        assertTrue(service.state().rebuildDifferences() > 3 + days);
        assertEquals(
                "1 1",
                database.sql("select string_agg(count::text, ' ') from activity_fact where id = :id")
                        .set("id", meeting)
                        .one(row -> row.getString(1)));
        assertEquals(position, service.state().position());
        assertEquals(position, (long)
                database.sql("select max(position) from position_time").one(row -> row.getLong(1)));
        rebuildAll();
        assertEquals(0L, service.state().rebuildDifferences());
    }

    @Test
    void noAnswerIsRememberedThatWasWrong() throws Exception {
        TestLedger ledger = feed.newLedger();
        ledger.type("party-lecture", "lecture");
        ledger.activity(UUID.randomUUID(), "party-lecture", "REBUILD", LocalDate.of(2020, 3, 5), "approved");
        feed.apply(ledger);
        String ask = "/v1/figures?indicator=lectures-given&organization=REBUILD&period=2020";
        database.sql("update cell set value = 7 where organization = 'REBUILD' and type = 'party-lecture'")
                .execute();
        String tag = as("reader")
                .get(ask)
                .then()
                .statusCode(200)
                .body("figures[0].value", equalTo(7))
                .extract()
                .header("ETag");
        rebuildAll();
        as("reader")
                .header("If-None-Match", tag)
                .get(ask)
                .then()
                .statusCode(200)
                .body("figures[0].value", equalTo(1));
    }

    /** Neither the position nor what is written here has changed: the same question, that may rest upon wrong facts. */
    @Test
    void noObligationIsRememberedThatWasWrong() throws Exception {
        String requirement =
                """
                {"name": {"zh": "每月会议", "en": "A meeting each month"}, "organization": "REBUILD-1",
                 "types": ["rebuild-meeting"], "minimum": 5, "per": "month"}
                """;
        as("admin")
                .body(requirement)
                .put("/v1/requirements/rebuild-monthly")
                .then()
                .statusCode(201);
        database.sql("update activity_fact set count = 7 where id = :id")
                .set("id", meeting)
                .execute();
        String ask = "/v1/compliance?requirement=rebuild-monthly&organization=REBUILD-1&period=2020-03";
        JsonPath wrong = as("reader").get(ask).then().statusCode(200).extract().jsonPath();
        assertEquals(List.of("met"), wrong.getList("items.state"));
        String same = ask + "&position=" + wrong.get("provenance.position") + "&generation="
                + wrong.get("provenance.generation");
        as("reader").get(same).then().statusCode(200).body("totals.met", equalTo(1));
        rebuildAll();
        as("reader")
                .get(same)
                .then()
                .statusCode(200)
                .body("items.held", contains(1))
                .body("totals.missed", equalTo(1));
        // What a rebuild has mended is continued from.
        as("reader").get(ask).then().statusCode(200).body("items.held", contains(1));
    }

    @Test
    void bringsInWhatAnUpgradeWants() throws Exception {
        database.sql("update feed_state set rebuild_wanted = true").execute();
        database.sql("delete from task_span_fact").execute();
        database.sql("delete from campaign_fact where code = 'REBUILD-1'").execute();
        assertTrue(rebuild.isWanted());
        rebuildAll();
        assertFalse(rebuild.isWanted());
        assertTrue(service.state().rebuildDifferences() >= 3);
        rebuildAll();
        assertEquals(0L, service.state().rebuildDifferences());
    }

    /** What the migration to cells by type leaves behind. */
    @Test
    void cellsThatAreNotBuiltYetAreNotRead() throws Exception {
        database.sql("delete from cell").execute();
        database.sql("update feed_state set cells_built = false, rebuild_wanted = true, generation = generation + 1")
                .execute();
        TestLedger ledger = feed.newLedger();
        ledger.activity(UUID.randomUUID(), "rebuild-meeting", "REBUILD-1", LocalDate.of(2020, 2, 1), "approved");
        feed.apply(ledger);
        assertMeetings();
        as("admin")
                .get("/v1/feed/reconciliation?period=2020-02")
                .then()
                .statusCode(200)
                .body("mismatches", hasSize(0));
        rebuild.begin();
        try (FakeRecordsService records = new FakeRecordsService(feed.wholeLedger())) {
            rebuild.apply(client(records).after(0), service.state().position());
        }
        database.sql("update feed_state set generation = generation + 1").execute();
        assertMeetings();
        carryOn();
        assertMeetings();
        database.sql("update cell set value = 7 where organization = 'REBUILD' and type = 'rebuild-meeting'")
                .execute();
        database.sql("update feed_state set generation = generation + 1").execute();
        meetings().body("figures[0].value", equalTo(7));
    }

    private static void assertMeetings() {
        meetings().body("figures.type", hasItem("rebuild-meeting")).body("figures[0].value", equalTo(1));
    }

    private static ValidatableResponse meetings() {
        return as("reader")
                .body(
                        """
                        {"definition": {"of": "activities", "measure": "count", "where": {"types": ["rebuild-meeting"]}},
                         "organization": "REBUILD", "periods": ["2020"], "groupBy": "type"}
                        """)
                .post("/v1/figures")
                .then()
                .statusCode(200);
    }

    @Test
    void theFeedGoesOnMeanwhile() throws Exception {
        as("admin").post(PATH).then().statusCode(202).body("rebuilding", equalTo(true));
        TestLedger later = feed.newLedger();
        try (FakeRecordsService records = new FakeRecordsService(feed.wholeLedger())) {
            LedgerClient client = client(records);
            rebuild.apply(client.after(0), service.state().position());
        }
        later.activity(meeting, "rebuild-meeting", "REBUILD-1", LocalDate.of(2020, 3, 6), "returned");
        feed.apply(later);
        as("admin").post(PATH).then().statusCode(202);
        carryOn();
        assertEquals(later.position(), service.state().position());
        assertEquals(0L, service.state().rebuildDifferences());
    }

    @Test
    void aFeedThatStoppedGoesOnWithTheLedgerThatIsThere() throws Exception {
        TestLedger whole = feed.wholeLedger();
        long kept = whole.position() - 2;
        whole.cut(kept);
        service.stop("the ledger ends at " + kept);
        as("admin").post(PATH).then().statusCode(202);
        try (FakeRecordsService records = new FakeRecordsService(whole)) {
            new Rebuilder(rebuild, service, client(records)).rebuild();
        }
        assertEquals(kept, service.state().position());
        assertEquals(null, service.state().fault());
        assertTrue(service.state().rebuildDifferences() > 0);
    }

    @Test
    void anotherLedgerIsRefusedWhileTheFeedIsWell() throws Exception {
        TestLedger other = new TestLedger(0, ChainHash.START);
        long position = service.state().position();
        for (long i = 0; i < position; i++) {
            other.type("type-" + i, "category");
        }
        as("admin").post(PATH).then().statusCode(202);
        try (FakeRecordsService records = new FakeRecordsService(other)) {
            new Rebuilder(rebuild, service, client(records)).rebuild();
        }
        assertFalse(rebuild.isRunning());
        assertEquals(position, service.state().position());
    }

    @Test
    void isForAdminsOfEverything() {
        as("approver").post(PATH).then().statusCode(403);
        as("admin", "admin", "REBUILD").post(PATH).then().statusCode(403);
        anonymous().post(PATH).then().statusCode(401);
        assertFalse(rebuild.isRunning());
    }

    private void rebuildAll() throws Exception {
        rebuild.begin();
        carryOn();
    }

    private void carryOn() throws Exception {
        try (FakeRecordsService records = new FakeRecordsService(feed.wholeLedger())) {
            new Rebuilder(rebuild, service, client(records)).rebuild();
        }
        assertFalse(rebuild.isRunning());
    }

    private static LedgerClient client(FakeRecordsService records) {
        return new LedgerClient(records.address(), null, Duration.ofSeconds(1), 500);
    }
}
