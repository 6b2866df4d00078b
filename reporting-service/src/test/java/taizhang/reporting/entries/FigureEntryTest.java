package taizhang.reporting.entries;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** What is entered counts as what is recorded does: figures of entries and of targets, and the evidence of both. */
@QuarkusTest
class FigureEntryTest extends ReportingTest {

    private static int next;

    @Inject
    TestFeed feed;

    private TestLedger ledger;
    private String root;

    /** Root, with B, and A, which moves from root to B in the middle of 2020. */
    @BeforeEach
    void organizations() {
        root = "ENT" + ++next;
        ledger = feed.newLedger();
        ledger.type("party-lecture", "lecture");
        ledger.organization(root, "bureau", "2015-01-01", null);
        ledger.organization(root + "-B", "department", "2015-01-01", root);
        ledger.organization(root + "-A", "department", "2015-01-01", root, "2020-07-01", root + "-B");
        feed.apply(ledger);
    }

    private String indicator(String name, String fields) {
        String code = root + "-" + name;
        as("admin")
                .body("{\"name\":{\"zh\":\"甲\",\"en\":\"A\"},\"unit\":\"people\",%s}".formatted(fields))
                .put("/v1/indicators/" + code)
                .then()
                .statusCode(201);
        return code;
    }

    private Map<String, @Nullable Object> entry(String indicator, String organization, String period, int value) {
        Map<String, @Nullable Object> body = new TreeMap<>();
        body.put("indicator", indicator);
        body.put("organization", root + organization);
        body.put("period", period);
        body.put("value", value);
        body.put("unit", "people");
        body.put("source", "annual report");
        return body;
    }

    private ValidatableResponse put(String code, Map<String, @Nullable Object> body) {
        return as("approver")
                .body(body)
                .put("/v1/figure-entries/" + root + code)
                .then();
    }

    private ValidatableResponse figure(String indicator, String organization, String more) {
        return as("reader")
                .get("/v1/figures?indicator=" + indicator + "&organization=" + root + organization + "&period=" + more)
                .then()
                .statusCode(200);
    }

    private static void assertProven(ValidatableResponse figure, int expected) {
        figure.body("figures[0].value", equalTo(expected));
        String link = figure.extract().path("figures[0].evidence");
        assertEquals(
                0, new BigDecimal(expected).compareTo(evidence(link, 1, null).sum()), link);
    }

    @Test
    void entriesOfAFlowAddUpWhereTheirOrganizationStoodOnTheirLastDay() {
        String flow = indicator("flow", "\"of\":\"entries\"");
        put("-1", entry(flow, "-A", "2020-Q1", 3)).statusCode(201).body("asOf", equalTo("2020-03-31"));
        put("-2", entry(flow, "-A", "2020-Q4", 4)).statusCode(201);
        put("-3", entry(flow, "", "2020", 5)).statusCode(201);
        assertProven(figure(flow, "", "2020"), 12);
        assertProven(figure(flow, "", "2020-Q1"), 3);
        // The entry of a year adds to no quarter of it, even where both are asked for.
        figure(flow, "", "2020-Q1,2020").body("figures.value", contains(3, 12));
        assertProven(figure(flow, "-B", "2020"), 4);
        assertProven(figure(flow, "", "2020&scope=self"), 5);
        figure(flow, "", "2020&groupBy=organization").body("figures.value", contains(5, 3, 4));
        figure(flow, "", "2019").body("figures.status", contains("missing")).body("figures[0].value", nullValue());
    }

    @Test
    void noDayOfAFlowIsEnteredTwice() {
        String flow = indicator("twice", "\"of\":\"entries\"");
        put("-1", entry(flow, "-A", "2020-Q1", 3)).statusCode(201);
        for (String overlapping : List.of("2020-Q1", "2020", "2020-03", "2019-12-31/2020-01-01")) {
            put("-2", entry(flow, "-A", overlapping, 3))
                    .statusCode(409)
                    .body("code", equalTo("figure-overlaps"))
                    .body("errors.pointer", contains("/period"))
                    .body("errors[0].detail", containsString(root + "-1"));
        }
        as("reader").get("/v1/figure-entries/" + root + "-2").then().statusCode(404);
        put("-2", entry(flow, "-A", "2020-Q2", 4)).statusCode(201);
        put("-3", entry(flow, "-B", "2020", 5)).statusCode(201);
        put("-4", entry(indicator("other", "\"of\":\"entries\""), "-A", "2020", 6))
                .statusCode(201);
        as("approver")
                .header("If-Match", "\"1\"")
                .body(entry(flow, "-A", "2020-03", 2))
                .put("/v1/figure-entries/" + root + "-1")
                .then()
                .statusCode(200);
        as("approver")
                .header("If-Match", "\"1\"")
                .delete("/v1/figure-entries/" + root + "-2")
                .then()
                .statusCode(204);
        put("-5", entry(flow, "-A", "2020-Q2", 1)).statusCode(201);
    }

    @Test
    void ofAStockThereIsOneNumberOfADay() {
        String stock = indicator("one-stock", "\"of\":\"entries\",\"timing\":\"stock\"");
        put("-1", entry(stock, "-A", "2020", 30)).statusCode(201);
        put("-2", entry(stock, "-A", "2020-S1", 20)).statusCode(201);
        put("-3", entry(stock, "-A", "2020-Q4", 30))
                .statusCode(409)
                .body("errors.pointer", contains("/asOf"))
                .body("errors[0].detail", containsString(root + "-1"));
        Map<String, @Nullable Object> earlier = entry(stock, "-A", "2020-Q4", 30);
        earlier.put("asOf", "2020-12-30");
        put("-3", earlier).statusCode(201);
    }

    @Test
    void aStockIsTheLastEntryOfEachOrganization() {
        String stock = indicator("stock", "\"of\":\"entries\",\"timing\":\"stock\"");
        put("-1", entry(stock, "-A", "2020-Q1", 30)).statusCode(201);
        put("-2", entry(stock, "-A", "2020-Q4", 40)).statusCode(201);
        put("-3", entry(stock, "-B", "2019", 7)).statusCode(201);
        assertProven(figure(stock, "", "2020-S1"), 37);
        assertProven(figure(stock, "-B", "2020-S1"), 7);
        assertProven(figure(stock, "", "2020"), 47);
        assertProven(figure(stock, "-B", "2020"), 47);
        assertProven(figure(stock, "", "2021"), 47);
    }

    @Test
    void whatIsEnteredLaterIsNotKnownAtAnOldPositionNorByAnOldLink() {
        String flow = indicator("old", "\"of\":\"entries\"");
        long before = ledger.position();
        put("-1", entry(flow, "-A", "2020", 3)).statusCode(201);
        ValidatableResponse now = figure(flow, "", "2020");
        put("-2", entry(flow, "-B", "2020", 4)).statusCode(201);
        assertProven(now, 3);
        assertProven(figure(flow, "", "2020"), 7);
        figure(flow, "", "2020&position=" + before).body("figures.status", contains("not-applicable"));
        ledger.activity(UUID.randomUUID(), "party-lecture", root, LocalDate.of(2020, 3, 5), "approved");
        feed.apply(ledger);
        as("approver")
                .header("If-Match", "\"1\"")
                .delete("/v1/figure-entries/" + root + "-1")
                .then()
                .statusCode(204);
        assertProven(figure(flow, "", "2020"), 4);
        assertProven(figure(flow, "", "2020&position=" + ledger.position()), 7);
        as("reader")
                .get("/v1/figure-entries/" + root + "-1/versions")
                .then()
                .statusCode(200)
                .body("items.deleted", contains(false, true));
    }

    @Test
    void aTargetIsThatOfItsOrganizationAndPeriodAlone() {
        String targets = indicator("target", "\"of\":\"targets\",\"where\":{\"indicators\":[\"lectures-given\"]}");
        String attained = indicator(
                "attained",
                "\"of\":\"activities\",\"numerator\":\"lectures-given\",\"denominator\":\"%s\"".formatted(targets));
        for (String organization : new String[] {"", "-A"}) {
            Map<String, @Nullable Object> body = entry("lectures-given", organization, "2020", 4);
            body.keySet().removeAll(java.util.List.of("unit", "source"));
            as("approver")
                    .body(body)
                    .put("/v1/targets/" + root + "-T" + organization)
                    .then()
                    .statusCode(201);
        }
        ledger.activity(UUID.randomUUID(), "party-lecture", root + "-A", LocalDate.of(2020, 3, 5), "approved");
        feed.apply(ledger);
        assertProven(figure(targets, "", "2020"), 4);
        figure(targets, "", "2020-Q1").body("figures.status", contains("missing"));
        figure(targets, "-B", "2020").body("figures.status", contains("missing"));
        figure(attained, "", "2020")
                .body("figures[0].value", equalTo(0.25f))
                .body("figures[0].numerator", equalTo(1))
                .body("figures[0].denominator", equalTo(4))
                .body("figures[0].evidence", startsWith("/v1/evidence?indicator=lectures-given"));
    }

    @ParameterizedTest
    @CsvSource({
        "unit, items, other-unit",
        "unit, , required",
        "source, , required",
        "indicator, lectures-given, not-entered",
        "indicator, no-such-indicator, unknown-indicator",
        "period, , required",
        "asOf, 1820-01-01, out-of-range"
    })
    void whatIsWrongIsRefusedWithItsPlace(String field, @Nullable String value, String rule) {
        Map<String, @Nullable Object> body = entry(indicator("bad", "\"of\":\"entries\""), "", "2020", 3);
        body.put(field, value);
        put("-1", body)
                .statusCode(422)
                .body("errors.pointer", contains("/" + field))
                .body("errors.code", contains(rule));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "of":"targets"                                                      | /where/indicators
                    "of":"targets","where":{"indicators":["no-such-indicator"]}         | /where/indicators/0
                    "of":"targets","where":{"indicators":["lectures-given"],"types":["party-lecture"]} | /where/types
                    "of":"entries","where":{"types":["party-lecture"]}                  | /where/types
                    "of":"entries","measure":"sum:people"                               | /measure
                    "of":"entries","on":"heldOn"                                        | /on
                    "of":"targets","timing":"stock","where":{"indicators":["lectures-given"]} | /timing
                    """)
    void aDefinitionThatNothingCanBeEnteredForIsRefused(String fields, String place) {
        as("admin")
                .body("{\"name\":{\"zh\":\"甲\",\"en\":\"A\"},\"unit\":\"people\",%s}".formatted(fields))
                .put("/v1/indicators/entry-test-refused")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains(place));
    }
}
