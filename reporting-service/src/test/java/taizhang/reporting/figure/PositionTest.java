package taizhang.reporting.figure;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** A figure at a position is counted by the definitions that were in force when that position was applied. */
@QuarkusTest
class PositionTest extends ReportingTest {

    private static final String ASK = "indicator=%s&organization=POS-TOP&period=2020";

    @Inject
    TestFeed feed;

    private TestLedger ledger;

    private static String definition(String fields) {
        return "{\"name\":{\"zh\":\"甲\",\"en\":\"A\"},\"unit\":\"times\",\"of\":\"activities\",%s}".formatted(fields);
    }

    private static String ofType(String type) {
        return definition("\"measure\":\"count\",\"where\":{\"types\":[\"%s\"]}".formatted(type));
    }

    private static String ofTypeInBureaus(String type) {
        return definition("\"measure\":\"count\",\"where\":{\"types\":[\"%s\"],\"organizationKinds\":[\"bureau\"]}"
                .formatted(type));
    }

    private static void put(String code, String body, int version) {
        as("admin")
                .headers(version == 0 ? java.util.Map.of() : java.util.Map.of("If-Match", "\"" + version + "\""))
                .body(body)
                .put("/v1/indicators/" + code)
                .then()
                .statusCode(version == 0 ? 201 : 200);
    }

    private static ValidatableResponse at(String code, long position) {
        return as("reader")
                .get("/v1/figures?" + ASK.formatted(code) + "&position=" + position)
                .then()
                .statusCode(200);
    }

    private void held(String type) {
        ledger.activity(UUID.randomUUID(), type, "POS-TOP", LocalDate.of(2020, 3, 5), "approved");
        feed.apply(ledger);
    }

    @Test
    void aDefinitionHoldsFromThePositionAfterTheOneItIsWrittenAt() {
        ledger = feed.newLedger();
        ledger.type("pos-meeting", "pos");
        ledger.type("pos-lecture", "pos");
        ledger.organization("POS-TOP", "bureau", "2019-01-01", null);
        held("pos-meeting");
        long unknown = ledger.position();
        put("pos-a", ofType("pos-meeting"), 0);
        put("pos-all", definition("\"measure\":\"count\",\"where\":{\"categories\":[\"pos\"]}"), 0);
        put("pos-ratio", definition("\"numerator\":\"pos-a\",\"denominator\":\"pos-all\""), 0);
        held("pos-lecture");
        held("pos-lecture");
        long first = ledger.position();
        at("pos-a", first).body("figures.value", contains(1));
        at("pos-ratio", first).body("figures.numerator", contains(1));

        put("pos-a", ofType("pos-lecture"), 1);
        at("pos-a", first).body("figures.value", contains(1));
        at("pos-ratio", first).body("figures.numerator", contains(1));
        ValidatableResponse now = as("reader")
                .get("/v1/figures?" + ASK.formatted("pos-a"))
                .then()
                .body("figures.value", contains(2))
                .body("provenance.position", equalTo((int) first));
        Assertions.assertEquals(
                new BigDecimal(2),
                evidence(now.extract().path("figures[0].evidence"), 1, null).sum());

        held("pos-meeting");
        at("pos-a", first).body("figures.value", contains(1));
        at("pos-a", ledger.position()).body("figures.value", contains(2));
        at("pos-ratio", ledger.position()).body("figures.numerator", contains(2));

        // No first version reaches back.
        at("pos-a", unknown)
                .body("figures.status", contains("not-applicable"))
                .body("figures[0].value", nullValue())
                .body("figures[0].evidence", nullValue());
        at("pos-ratio", unknown).body("figures.status", contains("not-applicable"));
        String list = "/v1/evidence?" + ASK.formatted("pos-a");
        as("reader").get(list + "&position=" + unknown).then().statusCode(404);
        as("reader")
                .get(list + "&version=1&position=" + unknown)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    /** What asks for more than types has cells of its own, which are those of the present definition. */
    @Test
    void aDefinitionThatHasCellsOfItsOwnIsNotCountedByThoseOfTheNext() {
        ledger = feed.newLedger();
        ledger.type("pos-talk", "pos-talks");
        ledger.type("pos-letter", "pos-talks");
        ledger.organization("POS-TOP", "bureau", "2019-01-01", null);
        held("pos-talk");
        put("pos-b", ofTypeInBureaus("pos-talk"), 0);
        held("pos-letter");
        held("pos-letter");
        at("pos-b", ledger.position()).body("figures.value", contains(1));
        put("pos-b", ofTypeInBureaus("pos-letter"), 1);
        at("pos-b", ledger.position()).body("figures.value", contains(1));
        as("reader").get("/v1/figures?" + ASK.formatted("pos-b")).then().body("figures.value", contains(2));
    }

    @Test
    void thePagesOfAListGoOnByTheDefinitionOfTheFirst() {
        ledger = feed.newLedger();
        ledger.type("pos-visit", "pos-visits");
        ledger.type("pos-other", "pos-visits");
        ledger.organization("POS-TOP", "bureau", "2019-01-01", null);
        held("pos-visit");
        held("pos-visit");
        put("pos-visits", ofType("pos-visit"), 0);
        String list = "/v1/evidence?" + ASK.formatted("pos-visits");
        Assertions.assertEquals(new BigDecimal(2), evidence(list, 1, null).sum());
        String next = as("reader").get(list + "&limit=1").then().extract().path("next");
        put("pos-visits", ofType("pos-other"), 1);
        as("reader")
                .get(list + "&limit=1&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("total", equalTo(2));
    }

    @Test
    void whatShipsHoldsFromTheBeginning() {
        ledger = feed.newLedger();
        ledger.organization("POS-TOP", "bureau", "2019-01-01", null);
        feed.apply(ledger);
        at("lectures-given", ledger.position()).body("figures.status", contains("zero"));
    }
}
