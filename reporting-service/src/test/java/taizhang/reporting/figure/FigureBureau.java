package taizhang.reporting.figure;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/**
 * FIG-TOP, a bureau; below it FIG-A (party-committee) and FIG-B (department); FIG-C stood under A, from July 2020 under
 * B. Lectures of 2020: one each month by C, one pending of A in March; in 2019 ten by A on 31 December.
 */
abstract class FigureBureau extends ReportingTest {

    static long before;
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
        ledger.organization("FIG-ELSE", "bureau", "2018-01-01", null);
        ledger.organization("FIG-E", "party-committee", "2018-01-01", "FIG-ELSE");
        ledger.organization("FIG-F", "leading-party-members-group", "2018-01-01", "FIG-E");
        for (int month = 1; month <= 12; month++) {
            lecture(ledger, "FIG-C", LocalDate.of(2020, month, 15), "approved", 1);
        }
        lecture(ledger, "FIG-A", LocalDate.of(2019, 12, 31), "approved", 10);
        feed.apply(ledger);
        before = ledger.position();
        lecture(ledger, "FIG-A", LocalDate.of(2020, 3, 1), "submitted", 1);
        lecture(ledger, "FIG-TOP", LocalDate.of(2020, 3, 2), "draft", 1);
        tally(ledger, "FIG-B", 2020, 3);
        tally(ledger, "FIG-A", 2020, 7);
        tally(ledger, "FIG-F", 2019, 3);
        tally(ledger, "FIG-F", 2020, 7);
        feed.apply(ledger);
    }

    static ValidatableResponse figures(String query) {
        return as("reader").get("/v1/figures?" + query).then().statusCode(200);
    }

    private static void lecture(TestLedger ledger, String organization, LocalDate day, String status, int count) {
        ledger.activity(UUID.randomUUID(), "party-lecture", organization, day, status, Map.of("count", count));
    }

    private static void tally(TestLedger ledger, String organization, int year, int people) {
        ledger.activity(
                UUID.randomUUID(),
                "discipline-tally",
                organization,
                LocalDate.of(year, 6, 30),
                "approved",
                Map.of("quantities", Map.of("people", people)));
    }
}
