package taizhang.reporting.figure;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** Of a bureau with most of all organizations below it, what they have held is asked in another way than of a few. */
@QuarkusTest
class ManyOrganizationsTest extends ReportingTest {

    private static final int BRANCHES = 300;
    private static final String HELD = "'organizationKinds':['party-branch'],'held':[{'types':['mot-day']}]";

    @Inject
    TestFeed feed;

    @Test
    void onlyThoseBelowAreCountedAndOnlyWhereTheyHaveHeldIt() {
        TestLedger ledger = feed.newLedger();
        ledger.type("mot-day", "mot-life");
        bureau(ledger, "MOT", BRANCHES);
        bureau(ledger, "MOT-OTHER", 2);
        feed.apply(ledger);
        count("MOT", "'organizationKinds':['party-branch']", BRANCHES);
        count("MOT", HELD, BRANCHES / 3);
        count("MOT-OTHER", HELD, 1);
        String link = RecordBureau.count("organizations", "organizations", "stock", HELD, "MOT", "2020", "")
                .extract()
                .path("figures[0].evidence");
        as("reader").urlEncodingEnabled(false).get(link + "&limit=500").then().body("items", hasSize(BRANCHES / 3));
    }

    /** Every third branch has held a day, from the first on. */
    private static void bureau(TestLedger ledger, String code, int branches) {
        ledger.organization(code, "bureau", "2019-01-01", null);
        for (int i = 0; i < branches; i++) {
            String branch = code + "-" + i;
            ledger.organization(branch, "party-branch", "2019-01-01", code);
            if (i % 3 == 0) {
                ledger.activity(UUID.randomUUID(), "mot-day", branch, LocalDate.of(2020, 3, 5), "approved");
            }
        }
    }

    private static void count(String organization, String where, int value) {
        RecordBureau.count("organizations", "organizations", "stock", where, organization, "2020", "")
                .body("figures[0].value", is(value));
    }
}
