package taizhang.reporting.figure;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.fact.Change;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;
import taizhang.reporting.feed.TestTask;

/**
 * REC-TOP, a bureau; below it REC-A (a party-committee) and REC-B (a department); REC-C (a party-branch) stood under A,
 * from July 2020 under B; REC-OLD, a branch of B, ended on 31 May 2020. What happened to the four tasks is told below.
 */
abstract class RecordBureau extends ReportingTest {

    static final UUID DONE = UUID.randomUUID();
    static final UUID UNDER_WAY = UUID.randomUUID();
    static final UUID DROPPED = UUID.randomUUID();

    static long before;
    private static boolean made;
    static final TestTask VERIFIED = task("REC-C", "inspection-tour", "2020-03-02", "2020-06-30");
    static final TestTask REOPENED = task("REC-C", "public-demand", "2020-04-01", "2020-05-31");
    static final TestTask VOID = task("REC-A", "self-assessment", "2020-10-01", null);
    static final TestTask KEPT_UP = task("REC-B", "inspection-tour", "2019-12-01", "2020-01-31");

    @Inject
    TestFeed feed;

    @BeforeEach
    void bureau() {
        if (made) {
            return;
        }
        made = true;
        TestLedger ledger = feed.newLedger();
        ledger.organization("REC-TOP", "bureau", "2019-01-01", null);
        ledger.organization("REC-A", "party-committee", "2019-01-01", "REC-TOP");
        ledger.organization("REC-B", "department", "2019-01-01", "REC-TOP");
        ledger.organizationBasedIn("REC-B", "REC-C", "party-branch", "2019-01-01", "REC-A", "2020-07-01", "REC-B");
        ended(ledger, "REC-OLD", "party-branch", "2020-05-31");
        ledger.campaign("REC-TOUR", "inspection-tour-rectification", "REC-A", "2020-01-15", "2020-12-31");
        ledger.campaign("REC-CLEAN", "clean-up", "REC-B", "2019-06-01", null);
        ledger.campaign("REC-NOBODY", "clean-up", null, "2020-06-01", null);
        ledger.task(VERIFIED.aspect("governance")
                .campaign("REC-TOUR")
                .step("in-progress", "2020-03-10")
                .action(DONE, LocalDate.of(2020, 4, 30), "done", LocalDate.of(2020, 4, 20))
                .step("done", "2020-05-01")
                .step("verified", "2020-05-20"));
        ledger.task(KEPT_UP.aspect("governance")
                .step("in-progress", "2019-12-02")
                .step("done", "2020-02-15")
                .step("verified", "2020-03-01")
                .step("kept-up", "2020-04-01"));
        ledger.task(REOPENED.step("in-progress", "2020-04-02")
                .action(UNDER_WAY, LocalDate.of(2020, 8, 31), "in-progress", null)
                .extend("2020-08-31", "2020-06-10")
                .step("done", "2020-08-01"));
        feed.apply(ledger);
        before = ledger.position();
        ledger.task(REOPENED.step("reopened", "2020-09-15"));
        ledger.task(VOID.action(DROPPED, null, "planned", null).step("void", "2020-11-01"));
        feed.apply(ledger);
    }

    static void check(
            String of, String measure, String timing, String where, String organization, String period, int value) {
        String link = count(of, measure, timing, where, organization, period, "")
                .body("figures[0].value", equalTo(value))
                .extract()
                .path("figures[0].evidence");
        List<Number> contributions = as("reader")
                .urlEncodingEnabled(false)
                .get(link)
                .then()
                .statusCode(200)
                .extract()
                .path("items.contribution");
        assertEquals(value, contributions.stream().mapToInt(Number::intValue).sum(), link);
    }

    static ValidatableResponse evidence(String of, String timing, String period) {
        String link = count(of, "count", timing, null, "REC-TOP", period, "")
                .extract()
                .path("figures[0].evidence");
        return as("reader").urlEncodingEnabled(false).get(link).then().statusCode(200);
    }

    static int asCaller(String caller, String organization, String timing, String period) {
        return as("reader", "r", caller)
                .body(request("rectification-tasks", "count", timing, null, organization, period, ""))
                .post("/v1/figures")
                .then()
                .statusCode(200)
                .extract()
                .path("figures[0].value");
    }

    static ValidatableResponse count(
            String of, String measure, String timing, String where, String organization, String period, String more) {
        return as("reader")
                .body(request(of, measure, timing, where, organization, period, more))
                .post("/v1/figures")
                .then()
                .statusCode(200);
    }

    /** @param timing stock, or the date that decides of a flow */
    static String request(
            String of, String measure, String timing, String where, String organization, String period, String more) {
        String how = timing.equals("stock") ? "'timing':'stock'" : "'timing':'flow','on':'" + timing + "'";
        return ("{'definition':{'of':'" + of + "','measure':'" + measure + "'," + how + ",'where':{"
                        + (where == null ? "" : where) + "}},'organization':'" + organization + "','periods':['"
                        + period
                        + "']" + more + "}")
                .replace('\'', '"');
    }

    private static TestTask task(String organization, String source, String foundOn, String dueOn) {
        return new TestTask(
                UUID.randomUUID(),
                organization,
                source,
                LocalDate.parse(foundOn),
                dueOn == null ? null : LocalDate.parse(dueOn));
    }

    private static void ended(TestLedger ledger, String code, String kind, String validTo) {
        Map<String, Object> organization = new HashMap<>();
        organization.put("code", code);
        organization.put("name", Map.of("zh", "旧", "en", "old"));
        organization.put("kind", kind);
        organization.put("validFrom", "2019-01-01");
        organization.put("validTo", validTo);
        organization.put("placements", List.of(Map.of("effectiveFrom", "2019-01-01", "parent", "REC-B")));
        ledger.write(Change.ORGANIZATION, code, code, organization);
    }
}
