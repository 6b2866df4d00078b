package taizhang.reporting.figure;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.reporting.ServiceTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/**
 * FIG-TOP, a bureau; below it FIG-A (party-committee) and FIG-B (department); FIG-C stood under A, from July 2020 under
 * B. Lectures of 2020: one each month by C, one pending of A in March; in 2019 ten by A on 31 December.
 */
@QuarkusTest
class FigureTest extends ServiceTest {

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
        ledger.type("theme-party-day", "theme-day");
        ledger.type("discipline-tally", "discipline-count");
        ledger.organization("FIG-TOP", "bureau", "2019-01-01", null);
        ledger.organization("FIG-A", "party-committee", "2019-01-01", "FIG-TOP");
        ledger.organization("FIG-B", "department", "2019-01-01", "FIG-TOP");
        ledger.organization("FIG-C", "party-branch", "2019-01-01", "FIG-A", "2020-07-01", "FIG-B");
        ledger.organization("FIG-ELSE", "bureau", "2019-01-01", null);
        for (int month = 1; month <= 12; month++) {
            lecture(ledger, "FIG-C", LocalDate.of(2020, month, 15), "approved", 1);
        }
        lecture(ledger, "FIG-A", LocalDate.of(2019, 12, 31), "approved", 10);
        feed.apply(ledger);
        before = ledger.position();
        lecture(ledger, "FIG-A", LocalDate.of(2020, 3, 1), "submitted", 1);
        lecture(ledger, "FIG-TOP", LocalDate.of(2020, 3, 2), "draft", 1);
        tally(ledger, "FIG-B", 3);
        tally(ledger, "FIG-A", 7);
        feed.apply(ledger);
    }

    @Test
    void aFigureSaysWhatTheContractSays() {
        figures("indicator=lectures-given&organization=FIG-TOP&period=2020&compare=previous-year")
                .body("provenance.hierarchy", equalTo("event-date"))
                .body("figures.size()", equalTo(1))
                .body("figures[0].indicator", equalTo("lectures-given"))
                .body("figures[0].organization", equalTo("FIG-TOP"))
                .body("figures[0].scope", equalTo("subtree"))
                .body("figures[0].period", equalTo("2020"))
                .body("figures[0].value", equalTo(12))
                .body("figures[0].pending", equalTo(1))
                .body("figures[0].status", equalTo("ok"))
                .body("figures[0].unit", equalTo("times"))
                .body(
                        "figures[0].comparison",
                        equalTo(Map.of("period", "2019", "value", 10, "change", 2, "changeRate", 0.2f)))
                .body("figures[0].numerator", nullValue())
                .body(
                        "figures[0].evidence",
                        containsString("/v1/evidence?indicator=lectures-given&organization=FIG-TOP&scope=subtree"
                                + "&period=2020&position="))
                .body("figures[0]", not(hasKey("type")))
                .body("figures[0]", not(hasKey("suppressed")));
    }

    @ParameterizedTest
    @CsvSource({
        "FIG-TOP, self, 2020, zero, 0",
        "FIG-A, subtree, 2020, ok, 6",
        "FIG-B, subtree, 2020, ok, 6",
        "FIG-A, subtree, 2020-S1, ok, 6",
        "FIG-A, subtree, 2020-H2, zero, 0",
        "FIG-C, self, 2020-Q3, ok, 3",
        "FIG-TOP, subtree, 2020-01-15/2020-12-15, ok, 12",
        "FIG-TOP, subtree, 2020-01-16/2020-12-14, ok, 10",
        "FIG-TOP, subtree, 2020-03-15/2020-03-15, ok, 1",
        "FIG-TOP, subtree, 2018, not-applicable,",
        "FIG-TOP, subtree, 2199, not-due,",
    })
    void valuesAndStatuses(String organization, String scope, String period, String status, Integer value) {
        figures("indicator=lectures-given&organization=" + organization + "&scope=" + scope + "&period=" + period)
                .body("figures[0].status", equalTo(status))
                .body("figures[0].value", equalTo(value));
    }

    @Test
    void groupsAddUpAlthoughAUnitMoved() {
        figures("indicator=lectures-given&organization=FIG-TOP&period=2020&groupBy=organization")
                .body("figures.organization", contains("FIG-TOP", "FIG-A", "FIG-B"))
                .body("figures.scope", contains("self", "subtree", "subtree"))
                .body("figures.value", contains(0, 6, 6));
        ValidatableResponse ofA =
                figures("indicator=lectures-given&organization=FIG-A&period=2020&groupBy=organization");
        ofA.body("figures.organization", contains("FIG-A", "FIG-C")).body("figures.value", contains(0, 6));
        String link = ofA.extract().path("figures[1].evidence");
        as("reader").urlEncodingEnabled(false).get(link).then().statusCode(200).body("total", equalTo(6));
        figures("indicator=lectures-given&organization=FIG-TOP&period=2020-Q1&groupBy=month")
                .body("figures.period", contains("2020-01", "2020-02", "2020-03"))
                .body("figures.value", contains(1, 1, 1));
        figures("indicator=lectures-given&organization=FIG-TOP&period=2020,2019&groupBy=type")
                .body("figures.type", contains("party-lecture", "party-lecture"))
                .body("figures.value", contains(12, 10));
    }

    @Test
    void anOldPositionSaysWhatWasKnownThenAlsoByAnOldDefinition() {
        as("admin")
                .body(
                        "{\"name\":{\"zh\":\"数\",\"en\":\"n\"},\"unit\":\"times\",\"of\":\"activities\",\"measure\":\"count\","
                                + "\"where\":{\"types\":[\"party-lecture\"]}}")
                .put("/v1/indicators/figure-test")
                .then()
                .statusCode(201);
        figures("indicator=figure-test&organization=FIG-TOP&period=2020&position=" + before)
                .body("provenance.position", equalTo((int) before))
                .body("figures[0].pending", equalTo(0));
        String link = figures("indicator=figure-test&organization=FIG-TOP&period=2020")
                .body("figures[0].value", equalTo(12))
                .extract()
                .path("figures[0].evidence");
        as("admin")
                .header("If-Match", "\"1\"")
                .body(
                        "{\"name\":{\"zh\":\"数\",\"en\":\"n\"},\"unit\":\"times\",\"of\":\"activities\",\"measure\":\"count\","
                                + "\"where\":{\"types\":[\"theme-party-day\"]}}")
                .put("/v1/indicators/figure-test")
                .then()
                .statusCode(200);
        figures("indicator=figure-test&organization=FIG-TOP&period=2020").body("figures[0].value", equalTo(0));
        as("reader").urlEncodingEnabled(false).get(link).then().statusCode(200).body("total", equalTo(12));
    }

    @Test
    void ratiosCarryTheirPartsAndNeverDivideByZero() {
        String ratio = "{\"name\":{\"zh\":\"率\",\"en\":\"rate\"},\"unit\":\"ratio\",\"of\":\"activities\","
                + "\"numerator\":\"%s\",\"denominator\":\"lectures-given\"}";
        as("admin")
                .body(ratio.formatted("guidance-lectures"))
                .put("/v1/indicators/figure-test-ratio")
                .then()
                .statusCode(201);
        figures("indicator=figure-test-ratio&organization=FIG-TOP&period=2020,2019-01&compare=previous-year")
                .body("figures.status", contains("zero", "missing"))
                .body("figures[0].numerator", equalTo(0))
                .body("figures[0].denominator", equalTo(12))
                .body("figures[1].value", nullValue())
                .body("figures[1].denominator", equalTo(0));
    }

    @Test
    void whatCannotBeCountedYetIsMissing() {
        figures("indicator=issues-fixed,lectures-given&organization=FIG-TOP&period=2020")
                .body("figures.status", contains("missing", "ok"))
                .body("figures[0].value", nullValue());
    }

    @Test
    void aDefinitionOfItsOwnAndItsEvidence() {
        ValidatableResponse answer = as("reader")
                .body("{\"definition\":{\"of\":\"activities\",\"measure\":\"organizations\",\"where\":{\"types\":"
                        + "[\"party-lecture\"],\"attributes\":{\"k\":[\"x\"]}}},\"organization\":\"FIG-TOP\","
                        + "\"periods\":[\"2020\"]}")
                .post("/v1/figures")
                .then()
                .statusCode(200)
                .body("figures[0].indicator", nullValue())
                .body("figures[0].status", equalTo("zero"));
        as("reader")
                .urlEncodingEnabled(false)
                .get(answer.extract().<String>path("figures[0].evidence"))
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
        as("reader")
                .body("{\"definition\":{\"of\":\"activities\",\"measure\":\"count\",\"where\":{\"organizationKinds\":"
                        + "[\"superior-party-committee\"]}},\"organization\":\"FIG-TOP\",\"periods\":[\"2020\"]}")
                .post("/v1/figures")
                .then()
                .statusCode(200)
                .body("figures[0].status", equalTo("not-applicable"));
        as("reader")
                .body("{\"definition\":{\"code\":\"x\",\"of\":\"campaigns\",\"measure\":\"count\"},"
                        + "\"organization\":\"FIG-TOP\",\"periods\":[\"2020\"]}")
                .post("/v1/figures")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/definition/code", "/definition/of"));
    }

    @Test
    void smallDisciplineTotalsAreNotShownBelowTheBureau() {
        String body = "{\"definition\":{\"of\":\"activities\",\"measure\":\"sum:people\",\"where\":%s},"
                + "\"organization\":\"%s\",\"periods\":[\"2020\"],\"compare\":\"previous-year\"%s}";
        String named = "{\"types\":[\"discipline-tally\"]}";
        for (String where : List.of(named, "{\"categories\":[\"discipline-count\"]}", "{}")) {
            ValidatableResponse hidden = as("reader")
                    .body(body.formatted(where, "FIG-B", ""))
                    .post("/v1/figures")
                    .then()
                    .statusCode(200)
                    .body("figures[0].value", nullValue())
                    .body("figures[0].pending", nullValue())
                    .body("figures[0].status", equalTo("missing"))
                    .body("figures[0].suppressed", equalTo(true))
                    .body("figures[0].comparison.value", nullValue());
            as("reader")
                    .urlEncodingEnabled(false)
                    .get(hidden.extract().<String>path("figures[0].evidence"))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("suppressed"))
                    .body("$", not(hasKey("items")));
        }
        as("reader")
                .body(body.formatted(named, "FIG-A", ""))
                .post("/v1/figures")
                .then()
                .body("figures[0].value", equalTo(7));
        as("reader")
                .body(body.formatted(named, "FIG-TOP", ""))
                .post("/v1/figures")
                .then()
                .body("figures[0].value", equalTo(10));
        as("reader")
                .body(body.formatted(named, "FIG-TOP", ",\"groupBy\":\"organization\""))
                .post("/v1/figures")
                .then()
                .body("figures.value", contains(0, 7, null));
    }

    @Test
    void aForeignOrganizationDoesNotExist() {
        String ask = "/v1/figures?indicator=lectures-given&period=2020&organization=";
        for (String foreign : List.of("FIG-TOP", "FIG-B", "FIG-ELSE", "NOWHERE")) {
            as("reader", "r", "FIG-A").get(ask + foreign).then().statusCode(404);
            as("reader", "r", "FIG-A")
                    .get(ask.replace("figures", "evidence") + foreign)
                    .then()
                    .statusCode(404);
        }
        // C was below A until July.
        as("reader", "r", "FIG-A").get(ask + "FIG-C").then().statusCode(200).body("figures[0].value", equalTo(6));
        as("reader", "r", "FIG-A").get(ask + "FIG-A").then().statusCode(200).body("figures[0].value", equalTo(6));
        as("reader", "r", "FIG-B")
                .get(ask.replace("figures", "evidence") + "FIG-C&parent=FIG-A")
                .then()
                .statusCode(404);
    }

    @Test
    void nothingNewIsNotSentAgain() {
        String ask = "/v1/figures?indicator=lectures-given&organization=FIG-TOP&period=2020";
        String etag = as("reader").get(ask).then().extract().header("ETag");
        as("reader").header("If-None-Match", etag).get(ask).then().statusCode(304);
        as("reader").header("If-None-Match", etag).get(ask + "-S1").then().statusCode(200);
        as("reader", "r", "FIG-TOP")
                .header("If-None-Match", etag)
                .get(ask)
                .then()
                .statusCode(200);
    }

    @Test
    void evidenceIsPagedWithoutRepeating() {
        String ask = "/v1/evidence?indicator=lectures-given&organization=FIG-TOP&period=2020&limit=5";
        String cursor = "";
        java.util.Set<String> seen = new java.util.HashSet<>();
        for (int page = 0; page < 3; page++) {
            var answer = as("reader")
                    .get(ask + cursor)
                    .then()
                    .statusCode(200)
                    .body("total", equalTo(12))
                    .extract();
            seen.addAll(answer.<List<String>>path("items.id"));
            cursor = "&cursor=" + answer.path("next");
        }
        assertEquals(12, seen.size());
        assertEquals("&cursor=null", cursor);
        as("reader")
                .get(ask.replace("limit=5", "standing=pending"))
                .then()
                .body("items.organization", contains("FIG-A"))
                .body("items.contribution", contains(1))
                .body("items.title[0]", containsString("活动"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "indicator=lectures-given&organization=FIG-TOP&period=2020-13",
                "indicator=lectures-given&organization=FIG-TOP",
                "indicator=lectures-given&period=2020",
                "organization=FIG-TOP&period=2020",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&scope=all",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&groupBy=kind",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&compare=month",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&position=-1",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&position=999999999",
                "indicator=lectures-given&organization=FIG-TOP&period=2020&status=approved",
                "indicator=lectures-given&organization=FIG-TOP&period=1950-01-01/2020-12-31&groupBy=month",
            })
    void whatCannotBeRead(String query) {
        as("reader").get("/v1/figures?" + query).then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x' or '1'='1", "'; drop table cell; --", "%", "\\", "$1", ":position"})
    void sqlInAParameterIsOnlyText(String attack) {
        for (String parameter : List.of("indicator", "organization")) {
            as("reader")
                    .queryParam("indicator", parameter.equals("indicator") ? attack : "lectures-given")
                    .queryParam("organization", parameter.equals("organization") ? attack : "FIG-TOP")
                    .queryParam("period", "2020")
                    .get("/v1/figures")
                    .then()
                    .statusCode(404);
        }
        as("reader")
                .queryParam("type", attack)
                .get("/v1/evidence?indicator=lectures-given&organization=FIG-TOP&period=2020")
                .then()
                .statusCode(200)
                .body("total", equalTo(0));
    }

    private static ValidatableResponse figures(String query) {
        return as("reader").get("/v1/figures?" + query).then().statusCode(200);
    }

    private static void lecture(TestLedger ledger, String organization, LocalDate day, String status, int count) {
        ledger.activity(UUID.randomUUID(), "party-lecture", organization, day, status, Map.of("count", count));
    }

    private static void tally(TestLedger ledger, String organization, int people) {
        ledger.activity(
                UUID.randomUUID(),
                "discipline-tally",
                organization,
                LocalDate.of(2020, 6, 30),
                "approved",
                Map.of("quantities", Map.of("people", people)));
    }
}
