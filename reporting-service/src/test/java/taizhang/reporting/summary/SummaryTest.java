package taizhang.reporting.summary;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;
import taizhang.reporting.feed.TestTask;

/**
 * SUM-TOP, below it SUM-A, SUM-B and, from July 2020, SUM-C, which stood under SUM-ELSE before. A lectures in 2019 and has met
 * in March 2020; B's meeting waits for approval; C lectured while it stood elsewhere and has a meeting planned for August.
 */
@QuarkusTest
class SummaryTest extends ReportingTest {

    private static final String PATH = "/v1/summary?organization=SUM-TOP&period=2020";

    private static long before;
    private static boolean made;

    @Inject
    TestFeed feed;

    @BeforeEach
    void bureau() {
        if (made) {
            return;
        }
        made = true;
        TestLedger ledger = feed.newLedger();
        ledger.type("party-lecture", "lecture");
        ledger.type("party-group-meeting", "meeting");
        ledger.organization("SUM-TOP", "bureau", "2019-01-01", null);
        ledger.organization("SUM-ELSE", "bureau", "2019-01-01", null);
        ledger.organization("SUM-A", "party-committee", "2019-01-01", "SUM-TOP");
        ledger.organization("SUM-B", "department", "2019-01-01", "SUM-TOP");
        ledger.organization("SUM-C", "party-branch", "2019-01-01", "SUM-ELSE", "2020-07-01", "SUM-TOP");
        lecture(ledger, "SUM-A", "2019-05-04", "approved");
        lecture(ledger, "SUM-C", "2020-05-04", "approved");
        ledger.task(new TestTask(
                        UUID.randomUUID(),
                        "SUM-A",
                        "inspection-tour",
                        LocalDate.of(2020, 2, 1),
                        LocalDate.of(2020, 6, 1))
                .step("in-progress", "2020-02-02")
                .step("done", "2020-03-01"));
        feed.apply(ledger);
        before = ledger.position();
        activity(ledger, "party-group-meeting", "SUM-A", "2020-03-03", "approved", Map.of("count", 3));
        activity(ledger, "party-group-meeting", "SUM-B", "2020-04-03", "submitted", Map.of());
        activity(ledger, "party-group-meeting", "SUM-C", "2020-08-03", "draft", Map.of("occurrence", "planned"));
        feed.apply(ledger);
    }

    private static void lecture(TestLedger ledger, String organization, String day, String status) {
        activity(ledger, "party-lecture", organization, day, status, Map.of());
    }

    private static void activity(
            TestLedger ledger, String type, String organization, String day, String status, Map<String, ?> more) {
        ledger.activity(UUID.randomUUID(), type, organization, LocalDate.parse(day), status, more);
    }

    @Test
    void oneCallSaysWhatTheContractSays() {
        summary(PATH + "&compare=previous-year")
                .body("organization.code", equalTo("SUM-TOP"))
                .body("organization.name.zh", equalTo("名 SUM-TOP"))
                .body("organization.kind", equalTo("bureau"))
                .body("period", equalTo("2020"))
                .body("headline.indicator", contains("meetings-held", "lectures-given", "issues-fixed"))
                .body("headline.value", contains(3, 0, 1))
                .body("headline[0].pending", equalTo(1))
                .body("headline[1].comparison.value", equalTo(1))
                .body("rectification.found.value", equalTo(1))
                .body("rectification.completionRate.value", equalTo(1))
                .body("categories.category", hasItem("organizations"))
                .body("categories[0].category", equalTo("meeting"))
                .body("categories[0].name.zh", equalTo("会议"))
                .body("categories.find { it.category == 'lecture' }.figures.name.zh", hasItem("讲党课次数"))
                .body("missing", hasItem("lectures-given"))
                .body("missing", not(hasItem("meetings-held")));
    }

    @Test
    void figuresAreThoseOfTheFigures() {
        ValidatableResponse summary = summary(PATH);
        int position = summary.extract().path("provenance.position");
        List<Map<String, Object>> figures = summary.extract().path("categories.figures.flatten()");
        assertTrue(figures.size() > 60, () -> figures.size() + " figures");
        for (Map<String, Object> named : figures) {
            Map<String, Object> figure = new HashMap<>(named);
            figure.remove("name");
            List<Map<String, Object>> same = as("reader")
                    .get("/v1/figures?organization=SUM-TOP&period=2020&position=" + position + "&indicator="
                            + figure.get("indicator"))
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("figures");
            assertEquals(List.of(figure), same);
        }
    }

    @Test
    void complianceIsThatOfTheObligations() {
        complianceIsThatOf(summary(PATH));
        complianceIsThatOf(summary(PATH + "&asOf=" + Instant.now()));
        // It holds from the next position on, and the ledger stands still.
        as("admin")
                .body(Map.of(
                        "requirement",
                        "branch-members-meeting-quarterly",
                        "organization",
                        "SUM-C",
                        "validFrom",
                        "2020-01-01",
                        "validTo",
                        "2020-12-31",
                        "reason",
                        "新建"))
                .put("/v1/exemptions/sum-c")
                .then()
                .statusCode(201);
        complianceIsThatOf(summary(PATH));
    }

    /** Its own address says all of what was known, too: what is written here later belongs to the next position. */
    @Test
    void theSameGenerationSaysTheSame() {
        String ask = PATH.replace("2020", "2021");
        ValidatableResponse first = summary(ask);
        int generation = first.extract().path("provenance.generation");
        String same = ask + "&position=" + first.extract().path("provenance.position") + "&generation=" + generation;
        Map<String, Object> known = everything(first);
        assertEquals(known, everything(summary(same)));
        as("admin")
                .body(Map.of(
                        "requirement",
                        "branch-members-meeting-quarterly",
                        "organization",
                        "SUM-C",
                        "validFrom",
                        "2021-01-01",
                        "validTo",
                        "2021-12-31",
                        "reason",
                        "新建"))
                .put("/v1/exemptions/sum-c-2021")
                .then()
                .statusCode(201);
        note("sum-2021", "2021");
        summary(ask)
                .body("compliance.exempt", equalTo(4))
                .body("provenance.generation", equalTo(generation + 2))
                .body("headline[0].notes.text", contains("新建"));
        assertEquals(known, everything(summary(same)));
        summary(same + "&compare=previous-year").body("headline[0].comparison.value", equalTo(3));
        as("reader")
                .get(ask + "&generation=-1")
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("generation"));
    }

    private static void note(String code, String period) {
        as("approver")
                .body(Map.of("indicator", "meetings-held", "organization", "SUM-TOP", "period", period, "text", "新建"))
                .put("/v1/figure-notes/" + code)
                .then()
                .statusCode(201);
    }

    private static Map<String, Object> everything(ValidatableResponse summary) {
        Map<String, Object> said = new HashMap<>(summary.extract().path(""));
        said.put("provenance", new HashMap<>(summary.extract().<Map<String, Object>>path("provenance")));
        ((Map<?, ?>) said.get("provenance")).remove("computedAt");
        return said;
    }

    private static void complianceIsThatOf(ValidatableResponse summary) {
        String evidence = summary.extract().path("compliance.evidence");
        Map<String, Object> totals = new HashMap<>(as("reader")
                .urlEncodingEnabled(false)
                .get(evidence)
                .then()
                .statusCode(200)
                .extract()
                .path("totals"));
        int required = totals.entrySet().stream()
                .filter(each -> List.of("met", "metLate", "due", "missed").contains(each.getKey()))
                .mapToInt(each -> (int) each.getValue())
                .sum();
        assertTrue(required > 0, totals::toString);
        totals.put("required", required);
        totals.put("evidence", evidence);
        summary.body("compliance", equalTo(totals));
    }

    @Test
    void whatIsDefinedNoLongerIsNoNumber() {
        as("admin")
                .body(Map.of(
                        "name",
                        Map.of("zh", "旧", "en", "old"),
                        "unit",
                        "times",
                        "of",
                        "activities",
                        "measure",
                        "count",
                        "timing",
                        "flow",
                        "on",
                        "heldOn",
                        "validTo",
                        "2019-12-31"))
                .put("/v1/indicators/sum-old")
                .then()
                .statusCode(201);
        summary(PATH).body("categories.figures.flatten().indicator", not(hasItem("sum-old")));
        summary("/v1/summary?organization=SUM-TOP&period=2019")
                .body("categories.figures.flatten().indicator", hasItem("sum-old"));
    }

    @ParameterizedTest
    @CsvSource({
        "2020, 3, 2, SUM-C",
        // C stood elsewhere, and its lecture was given there.
        "2020-S1, 2, 2, ''",
        "2020-Q1, 2, 1, SUM-B",
        "2020-S2, 3, 0, 'SUM-A,SUM-B,SUM-C'",
        "2018, 0, 0, ''",
    })
    void whoHasEnteredNothing(String period, int subordinates, int reported, String silent) {
        summary("/v1/summary?organization=SUM-TOP&period=" + period)
                .body("reporting.subordinates", equalTo(subordinates))
                .body("reporting.reported", equalTo(reported))
                .body("reporting.silent.join(',')", equalTo(silent));
    }

    @Test
    void anOldPositionSaysWhatWasKnownThen() {
        summary(PATH + "&position=" + before)
                .body("provenance.position", equalTo((int) before))
                .body("headline.value", contains(0, 0, 1))
                .body("reporting.silent", contains("SUM-A", "SUM-B", "SUM-C"))
                .body("headline[0].evidence", containsString("position=" + before));
    }

    @Test
    void comparisonsOnlyWhenAsked() {
        summary(PATH).body("headline.comparison", everyItem(nullValue())).body("missing", hasItem("lectures-given"));
    }

    @Test
    void aCallerSeesItsOwnAlone() {
        as("reader", "reader", "SUM-C")
                .get("/v1/summary?organization=SUM-C&period=2020")
                .then()
                .statusCode(200)
                .body("headline[1].value", equalTo(1))
                .body("reporting.silent", empty());
        as("reader", "reader", "SUM-C").get(PATH).then().statusCode(404);
    }

    @Test
    void theSameIsNotCountedTwice() {
        String computedAt = summary(PATH).extract().path("provenance.computedAt");
        summary(PATH).body("provenance.computedAt", equalTo(computedAt));
        note("sum-remembered", "2018");
        summary(PATH).body("provenance.computedAt", not(equalTo(computedAt)));
    }

    @Test
    void theSameIsNotSentTwice() {
        String etag = summary(PATH).extract().header("ETag");
        as("reader").header("If-None-Match", etag).get(PATH).then().statusCode(304);
        as("reader")
                .header("If-None-Match", etag)
                .get(PATH + "&compare=previous-year")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/summary, 400, organization",
        "/v1/summary?organization=SUM-TOP, 400, period",
        "/v1/summary?organization=SUM-TOP&period=2020-S3, 400, period",
        "/v1/summary?organization=SUM-TOP&period=2020&compare=last, 400, compare",
        "/v1/summary?organization=SUM-TOP&period=2020&position=-1, 400, position",
        "/v1/summary?organization=SUM-TOP&period=2020&position=99999999, 400, position",
        "/v1/summary?organization=SUM-TOP&period=2020&periode=1, 400, periode",
    })
    void badQuestions(String path, int status, String parameter) {
        as("reader").get(path).then().statusCode(status).body("errors.parameter", hasItem(parameter));
    }

    private static ValidatableResponse summary(String path) {
        return as("reader").get(path).then().statusCode(200);
    }
}
