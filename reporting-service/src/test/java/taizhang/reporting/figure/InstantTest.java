package taizhang.reporting.figure;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.api.time.Today;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** Figures as they were known at an instant: by the ledger and by the definitions that had been written by then. */
@QuarkusTest
class InstantTest extends ReportingTest {

    private static final String OF = "organization=INS&period=2020";

    @Inject
    TestFeed feed;

    @Inject
    Today today;

    private TestLedger ledger;

    private static ValidatableResponse asOf(String resource, Instant instant) {
        return as("reader")
                .get(resource + "indicator=ins-held&" + OF + "&asOf=" + instant)
                .then()
                .statusCode(200);
    }

    private static void define(String type, int version) {
        as("admin")
                .headers(version == 0 ? Map.of() : Map.of("If-Match", "\"" + version + "\""))
                .body(Map.of(
                        "name",
                        Map.of("zh", "甲", "en", "A"),
                        "unit",
                        "times",
                        "of",
                        "activities",
                        "measure",
                        "count",
                        "where",
                        Map.of("types", java.util.List.of(type))))
                .put("/v1/indicators/ins-held")
                .then()
                .statusCode(version == 0 ? 201 : 200);
    }

    private Instant held(String type, Instant at) {
        ledger.setTime(at);
        ledger.activity(UUID.randomUUID(), type, "INS", LocalDate.of(2020, 3, 5), "approved");
        feed.apply(ledger);
        return at;
    }

    @Test
    void bothAreKnownAsTheyWereThen() {
        ledger = feed.newLedger();
        ledger.setTime(today.instant());
        ledger.type("ins-meeting", "ins");
        ledger.type("ins-lecture", "ins");
        ledger.organization("INS", "bureau", "2019-01-01", null);
        feed.apply(ledger);
        define("ins-meeting", 0);
        Instant one = held("ins-meeting", today.instant());
        long position = ledger.position();
        // A clock that has gone back writes nothing into the past.
        held("ins-meeting", one.minus(Duration.ofDays(1)));
        Instant two = held("ins-meeting", today.instant());
        define("ins-lecture", 1);
        Instant redefined = today.instant();
        held("ins-lecture", today.instant());

        // Of the changes that seem to be of the same instant none is left out.
        asOf("/v1/figures?", one)
                .body("figures.value", contains(2))
                .body("provenance.position", equalTo((int) position + 1));
        asOf("/v1/figures?", two).body("figures.value", contains(3));
        asOf("/v1/figures?", redefined).body("figures.value", contains(0));
        asOf("/v1/figures?", today.instant()).body("figures.value", contains(1));
        asOf("/v1/evidence?", two).body("total", equalTo(3));
        asOf("/v1/evidence?", redefined).body("total", equalTo(0));
        String link = asOf("/v1/figures?", two).extract().path("figures[0].evidence");
        assertEquals(new BigDecimal(3), evidence(link, 2, null).sum());
        as("reader")
                .body(Map.of(
                        "definition",
                        Map.of("of", "activities", "measure", "count"),
                        "organization",
                        "INS",
                        "periods",
                        java.util.List.of("2020"),
                        "asOf",
                        one.toString()))
                .post("/v1/figures")
                .then()
                .statusCode(200)
                .body("figures.value", contains(2));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-06-30, 400",
        "2020-06-30T16:00, 400",
        "yesterday, 400",
        "9999-01-01T00:00:00Z, 422",
        "2020-06-30T16:00:00Z&position=1, 400",
        "1970-01-02T00:00:00%2B08:00, 404"
    })
    void anInstantThatCannotBeMeantIsRefused(String asOf, int status) {
        as("reader")
                .urlEncodingEnabled(false)
                .get("/v1/figures?indicator=lectures-given&" + OF + "&asOf=" + asOf)
                .then()
                .statusCode(status);
    }
}
