package taizhang.reporting.targets;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

@QuarkusTest
class TargetTest extends ReportingTest {

    private static int next;

    @Inject
    TestFeed feed;

    private TestLedger ledger;
    private String root;
    private String code;

    /** Root, with A, which moves to B on 2021-01-01, and B below it. */
    @BeforeEach
    void organizations() {
        next++;
        root = "TGT" + next;
        code = "target-test-" + next;
        ledger = feed.newLedger();
        ledger.organization(root, "bureau", "2015-01-01", null);
        ledger.organization(root + "-B", "department", "2015-01-01", root);
        ledger.organization(root + "-A", "department", "2015-01-01", root, "2021-01-01", root + "-B");
        feed.apply(ledger);
    }

    private Map<String, @Nullable Object> target(String organization, Object value) {
        Map<String, @Nullable Object> body = new TreeMap<>();
        body.put("indicator", "lectures-given");
        body.put("organization", organization);
        body.put("period", "2020");
        body.put("value", value);
        return body;
    }

    private ValidatableResponse put(@Nullable String caller, @Nullable String ifMatch, Object body) {
        return as("approver", "zhang", caller)
                .headers(ifMatch == null ? Map.of() : Map.of("If-Match", ifMatch))
                .body(body)
                .put("/v1/targets/" + code)
                .then();
    }

    private ValidatableResponse delete(String ifMatch) {
        return as("approver", "li", null)
                .header("If-Match", ifMatch)
                .delete("/v1/targets/" + code)
                .then();
    }

    @Test
    void itIsKeptWithWhoAndWhenInEveryVersion() {
        long position = ledger.position();
        put(null, null, target(root, 12))
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", org.hamcrest.Matchers.endsWith("/v1/targets/" + code))
                .body("value", equalTo(12))
                .body("version", equalTo(1));
        put(null, null, target(root, 12)).statusCode(428);
        put(null, "\"2\"", target(root, 12)).statusCode(412);
        as("approver")
                .header("If-None-Match", "*")
                .body(target(root, 12))
                .put("/v1/targets/" + code)
                .then()
                .statusCode(412);
        put(null, "\"1\"", target(root, 12.0)).statusCode(200).header("ETag", "\"1\"");
        put(null, "\"1\"", target(root, 15.5)).statusCode(200).header("ETag", "\"2\"");
        as("approver").delete("/v1/targets/" + code).then().statusCode(428);
        delete("\"1\"").statusCode(412);
        delete("\"2\"").statusCode(204);
        delete("\"2\"").statusCode(404);
        as("reader").get("/v1/targets/" + code).then().statusCode(404);
        put(null, "\"2\"", target(root, 20)).statusCode(412);
        put(null, null, target(root, 20)).statusCode(201).header("ETag", "\"4\"");

        as("reader")
                .get("/v1/targets/" + code)
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("period", equalTo("2020"));
        as("reader")
                .header("If-None-Match", "\"4\"")
                .get("/v1/targets/" + code)
                .then()
                .statusCode(304);
        as("reader")
                .get("/v1/targets/" + code + "/versions?include=total")
                .then()
                .statusCode(200)
                .body("total", equalTo(4))
                .body("items.version", contains(1, 2, 3, 4))
                .body("items.since", org.hamcrest.Matchers.everyItem(equalTo((int) position + 1)))
                .body("items.writtenBy", contains("zhang", "zhang", "li", "zhang"))
                .body("items.deleted", contains(false, false, true, false))
                .body("items[1].content.value", equalTo(15.5f))
                .body("items[2].content", nullValue());
        String cursor = as("reader")
                .get("/v1/targets/" + code + "/versions?limit=3")
                .then()
                .body("items.version", contains(1, 2, 3))
                .extract()
                .path("next");
        as("reader")
                .get("/v1/targets/" + code + "/versions?limit=3&cursor=" + cursor)
                .then()
                .body("items.version", contains(4))
                .body("next", nullValue());
    }

    @Test
    void whatIsListedIsOfTheCallerAndOfTheFilter() {
        put(null, null, target(root + "-A", 12)).statusCode(201);
        for (String filter : List.of(
                "organization=" + root,
                "organization=" + root + "&indicator=lectures-given&period=2020",
                "organization=" + root + "-A&scope=self")) {
            as("reader")
                    .get("/v1/targets?include=total&" + filter)
                    .then()
                    .statusCode(200)
                    .body("items.code", contains(code))
                    .body("total", equalTo(1))
                    .body("next", nullValue());
        }
        for (String filter :
                List.of("&scope=self", "&indicator=meetings-held", "&period=2021", "&period=2020-01-01/2020-12-31")) {
            as("reader")
                    .get("/v1/targets?organization=" + root + filter)
                    .then()
                    .statusCode(200)
                    .body("items", empty());
        }
        as("reader", "reader", root + "-A")
                .get("/v1/targets?include=total")
                .then()
                .body("items.code", contains(code))
                .body("total", equalTo(1));
        // It came below B when the year of the target was over.
        as("reader", "reader", root + "-B")
                .get("/v1/targets?include=total")
                .then()
                .body("items", empty())
                .body("total", equalTo(0));
        as("reader")
                .header("Accept", "text/csv")
                .get("/v1/targets?organization=" + root)
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "organization=NO-SUCH-ORGANIZATION, 404",
        "scope=self, 400",
        "scope=children&organization=BUREAU, 400",
        "indicator=lectures-givn, 400",
        "period=2020-13, 400",
        "periode=2020, 400",
        "cursor=abc, 400"
    })
    void aFilterThatWouldListNothingIsRefused(String filter, int status) {
        as("reader").get("/v1/targets?" + filter).then().statusCode(status);
    }

    @Test
    void nothingIsWrittenOrSeenOutsideTheCallersSubtree() {
        String other = root + "-B";
        put(other, null, target(root, 1))
                .statusCode(404)
                .body("errors.pointer", contains("/organization"))
                .body("errors.code", contains("unknown-organization"));
        put(other, null, target("NO-SUCH-ORGANIZATION", 1)).statusCode(404);
        put(root, null, target(root + "-A", 1)).statusCode(201);
        put(other, "\"1\"", target(other, 1)).statusCode(404);
        put(other, null, target(other, 1)).statusCode(404);
        for (String path : List.of("", "/versions")) {
            as("reader", "reader", other)
                    .get("/v1/targets/" + code + path)
                    .then()
                    .statusCode(404);
        }
        as("approver", "approver", other)
                .header("If-Match", "*")
                .delete("/v1/targets/" + code)
                .then()
                .statusCode(404);
        as("recorder").body(target(root, 1)).put("/v1/targets/" + code).then().statusCode(403);
        as("reader").get("/v1/targets/" + code).then().statusCode(200).body("version", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource({
        "period, , required",
        "period, 2020-13, unreadable",
        "indicator, , required",
        "indicator, no-such-indicator, unknown-indicator",
        "organization, , required",
        "organization, NO-SUCH-ORGANIZATION, unknown-organization",
        "value, , required",
        "code, other, code-mismatch"
    })
    void whatIsWrongIsRefusedWithItsPlace(String field, @Nullable String value, String rule) {
        Map<String, @Nullable Object> body = target(root, 12);
        body.put(field, value);
        put(null, null, body)
                .statusCode(422)
                .body("errors.pointer", contains("/" + field))
                .body("errors.code", contains(rule));
    }

    @Test
    void thereIsOneTargetOfAPeriod() {
        put(null, null, target(root, 12)).statusCode(201);
        String first = code;
        code = first + "-other";
        put(null, null, target(root, 12))
                .statusCode(409)
                .body("code", equalTo("figure-overlaps"))
                .body("errors.pointer", contains("/period"))
                .body("errors[0].detail", containsString(first));
        Map<String, @Nullable Object> sameDays = target(root, 12);
        sameDays.put("period", "2020-01-01/2020-12-31");
        put(null, null, sameDays).statusCode(409);
        // What is to be reached in a part of it is another target: no sum is made of them.
        Map<String, @Nullable Object> half = target(root, 6);
        half.put("period", "2020-S1");
        put(null, null, half).statusCode(201);
        code = first + "-of-another";
        put(null, null, target(root + "-A", 12)).statusCode(201);
    }

    @ParameterizedTest
    @CsvSource({"-1, out-of-range", "1000000000000000, out-of-range", "0.0000001, too-precise"})
    void aNumberThatCannotBeMeantIsRefused(String value, String rule) {
        put(null, null, target(root, new java.math.BigDecimal(value)))
                .statusCode(422)
                .body("errors.code", hasItem(rule));
    }

    @Test
    void aPeriodIsKeptUnderItsOneName() {
        Map<String, @Nullable Object> body = target(root, 12);
        body.put("period", "2020-H1");
        put(null, null, body).statusCode(201).body("period", equalTo("2020-S1"));
    }
}
