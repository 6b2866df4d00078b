package taizhang.reporting.notes;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

@QuarkusTest
class FigureNoteTest extends ReportingTest {

    private static final String OF = "/v1/figures?indicator=lectures-given&organization=NOTE&period=";

    @Inject
    TestFeed feed;

    private static ValidatableResponse figures(String more) {
        return as("reader").get(OF + more).then().statusCode(200);
    }

    private static ValidatableResponse put(int version, String text) {
        return as("approver", "wang", null)
                .headers(version == 0 ? Map.of() : Map.of("If-Match", "\"" + version + "\""))
                .body(Map.of("indicator", "lectures-given", "organization", "NOTE", "period", "2020", "text", text))
                .put("/v1/figure-notes/note-test")
                .then();
    }

    @Test
    void aNoteIsBesideItsNumberFromThenOn() {
        TestLedger ledger = feed.newLedger();
        ledger.type("party-lecture", "lecture");
        ledger.organization("NOTE", "bureau", "2015-01-01", null);
        ledger.activity(UUID.randomUUID(), "party-lecture", "NOTE", LocalDate.of(2020, 3, 5), "approved");
        feed.apply(ledger);
        long before = ledger.position();
        figures("2020").body("figures[0].notes", empty());
        put(0, "").statusCode(422).body("errors.pointer", contains("/text"));
        put(0, "两个支部合并").statusCode(201);
        put(0, "两个支部合并").statusCode(428);
        figures("2020,2019")
                .body("figures[0].notes.text", contains("两个支部合并"))
                .body("figures[0].notes.code", contains("note-test"))
                .body("figures[0].notes.writtenBy", contains("wang"))
                .body("figures[1].notes", empty());
        // A part of the number is another number.
        figures("2020&groupBy=type").body("figures[0].notes", empty());
        figures("2020&groupBy=organization").body("figures[0].notes", empty());
        figures("2020&position=" + before).body("figures[0].notes", empty());
        as("reader")
                .header("Accept", "text/csv")
                .get(OF + "2020")
                .then()
                .statusCode(200)
                .body(org.hamcrest.Matchers.containsString("两个支部合并"));

        ledger.activity(UUID.randomUUID(), "party-lecture", "NOTE", LocalDate.of(2020, 3, 6), "approved");
        feed.apply(ledger);
        put(1, "三个支部合并").statusCode(200);
        figures("2020").body("figures[0].notes.text", contains("三个支部合并"));
        figures("2020&position=" + ledger.position()).body("figures[0].notes.text", contains("两个支部合并"));
        as("approver")
                .header("If-Match", "\"2\"")
                .delete("/v1/figure-notes/note-test")
                .then()
                .statusCode(204);
        figures("2020").body("figures[0].notes", empty());
        as("reader")
                .get("/v1/figure-notes/note-test/versions")
                .then()
                .statusCode(200)
                .body("items.version", contains(1, 2, 3))
                .body("items[1].content.text", equalTo("三个支部合并"));
    }
}
