package taizhang.reporting.cell;

import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.api.database.Database;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;
import taizhang.reporting.feed.TestTask;

/** The proof over HTTP, and that it can fail. */
@QuarkusTest
class ReconciliationTest extends ReportingTest {

    private static final String INDICATOR = "rec-lectures";
    private static final String PARENT = "PROOF-TOP";
    private static final String CHILD = "PROOF-BRANCH";
    private static final String PATH = "/v1/feed/reconciliation";

    @Inject
    TestFeed feed;

    @Inject
    CellReader cells;

    @Inject
    Database database;

    @BeforeEach
    void aLecture() {
        TestLedger ledger = feed.newLedger();
        ledger.type("rec-lecture", "lecture");
        ledger.organization(PARENT, "bureau", "2019-01-01", null);
        ledger.organization(CHILD, "party-branch", "2019-01-01", PARENT);
        UUID id = UUID.nameUUIDFromBytes(new byte[] {1});
        ledger.activity(id, "rec-lecture", CHILD, LocalDate.of(2020, 3, 5), "approved");
        feed.apply(ledger);
        Set<String> kinds = Set.of("party-branch");
        cells.define(
                new Model.Definition(INDICATOR, "count", Set.of("rec-lecture"), null, null, null, kinds, null, null));
    }

    @AfterEach
    void forget() {
        cells.forget("rec-");
    }

    @Test
    void agreesWhenNothingWasTamperedWith() {
        as("admin").get(PATH + "?period=2020").then().statusCode(200).body("cells", greaterThan(1));
        assertEquals(List.of(), mismatches("2020-Q1"));
    }

    @Test
    void findsATamperedCell() {
        change("update cell set value = value + 1 where organization = :code and indicator = :indicator", PARENT);
        List<Map<String, Object>> found = mismatches("2020-03");
        assertEquals(1, found.size());
        assertEquals(PARENT, found.get(0).get("organization"));
        assertEquals(INDICATOR + "/rec-lecture", found.get(0).get("indicator"));
        assertEquals("2020-03-01", found.get(0).get("month"));
        assertEquals(2, ((Map<?, ?>) found.get(0).get("cell")).get("value"));
        assertEquals(1, ((Map<?, ?>) found.get(0).get("facts")).get("value"));
        assertEquals(List.of(), mismatches("2020-04-01/2020-05-31"));
    }

    @Test
    void findsATamperedCellOfAllActivities() {
        database.sql("update cell set own_pending = 1 where organization = :code and indicator = ':count'")
                .set("code", CHILD)
                .execute();
        assertEquals(
                List.of("activities/count/rec-lecture"),
                all("2020").stream().map(m -> m.get("indicator")).toList());
        database.sql("update cell set own_pending = 0 where organization = :code and indicator = ':count'")
                .set("code", CHILD)
                .execute();
    }

    @Test
    void findsACellThatIsMissing() {
        change("delete from cell where organization = :code and indicator = :indicator", CHILD);
        assertEquals(
                List.of(CHILD),
                mismatches("2020").stream().map(m -> m.get("organization")).toList());
    }

    @Test
    void findsACellThatCountsNothing() {
        change("insert into cell values (:code, :indicator, date '2018-05-01', 'rec-lecture', 0, 0, 0, 1)", CHILD);
        assertEquals(1, mismatches("2018").size());
        change("update cell set pending = 0 where organization = :code and indicator = :indicator", CHILD);
        assertEquals(List.of(), mismatches("2018"));
    }

    @Test
    void findsARecordThatTheCellsForgot() {
        change("delete from cell where indicator = :indicator and cast(:code as text) is not null", CHILD);
        assertEquals(2, mismatches("2020").size());
    }

    @Test
    void findsATamperedDayOfRectificationTasks() {
        TestLedger ledger = feed.newLedger();
        ledger.task(new TestTask(UUID.randomUUID(), CHILD, "other", LocalDate.of(2017, 3, 5), null));
        feed.apply(ledger);
        assertEquals(List.of(), ofTasks("2017"));
        database.sql(
                        """
                        update task_cell set own_raised = own_raised + 1
                        where organization = :code and dimension = 'source' and grain = 'day' and starts = date '2017-03-05'
                        """)
                .set("code", CHILD)
                .execute();
        List<Map<String, Object>> found = ofTasks("2017-03");
        assertEquals(1, found.size());
        assertEquals(CHILD, found.get(0).get("organization"));
        assertEquals("rectification-tasks/source/other/day/raised", found.get(0).get("indicator"));
        assertEquals("2017-03-05", found.get(0).get("month"));
        assertEquals(2, ((Map<?, ?>) found.get(0).get("cell")).get("ownValue"));
        assertEquals(1, ((Map<?, ?>) found.get(0).get("facts")).get("ownValue"));
        assertEquals(List.of(), ofTasks("2017-04"));
        database.sql("delete from task_cell where organization = :code")
                .set("code", CHILD)
                .execute();
        assertEquals(12, ofTasks("2017-03").size());
    }

    @Test
    void isForAdminsOfEverything() {
        as("approver").get(PATH).then().statusCode(403);
        as("admin", "admin", PARENT).get(PATH).then().statusCode(403);
        anonymous().get(PATH).then().statusCode(401);
    }

    @Test
    void refusesWhatIsNoPeriod() {
        as("admin").get(PATH + "?period=2020-S3").then().statusCode(400);
        as("admin").get(PATH + "?year=2020").then().statusCode(400);
    }

    private List<Map<String, Object>> mismatches(String period) {
        return all(period).stream()
                .filter(m -> m.get("indicator").toString().startsWith(INDICATOR))
                .toList();
    }

    private List<Map<String, Object>> ofTasks(String period) {
        return all(period).stream()
                .filter(m -> m.get("indicator").toString().startsWith("rectification-tasks/"))
                .toList();
    }

    private List<Map<String, Object>> all(String period) {
        return as("admin")
                .get(PATH + "?period=" + period)
                .then()
                .statusCode(200)
                .extract()
                .path("mismatches");
    }

    private void change(String sql, String code) {
        database.sql(sql).set("code", code).set("indicator", INDICATOR).execute();
    }
}
