package taizhang.reporting.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** Moving an organization re-rolls what happened on or after the day, and leaves the past as it was reported. */
@QuarkusTest
class MoveTest extends ReportingTest {

    private static final String TYPE = "move-lecture";
    private static final LocalDate DAY = LocalDate.of(2020, 7, 1);

    @Inject
    TestFeed feed;

    @Inject
    CellReader cells;

    private TestLedger ledger;
    private String prefix;

    /** Top with West and East; Branch below West, Group below Branch; a lecture of Group on the last day and on the day. */
    @BeforeEach
    void aTree(TestInfo test) {
        prefix = "move-" + test.getTestMethod().orElseThrow().getName() + "-";
        ledger = feed.newLedger();
        ledger.type(TYPE, "lecture");
        organization("top", "2019-01-01", null);
        organization("west", "2019-01-01", "top");
        organization("east", "2019-01-01", "top");
        organization("branch", "2019-01-01", "west");
        organization("group", "2019-01-01", "branch");
        ledger.activity(UUID.randomUUID(), TYPE, prefix + "group", DAY.minusDays(1), "approved");
        ledger.activity(UUID.randomUUID(), TYPE, prefix + "group", DAY, "approved");
        ledger.activity(UUID.randomUUID(), TYPE, prefix + "group", DAY, "submitted");
        feed.apply(ledger);
        Set<String> kinds = Set.of("party-branch");
        cells.define(
                new Model.Definition(prefix + "lectures", "count", Set.of(TYPE), null, null, null, kinds, null, null));
    }

    @AfterEach
    void forget() {
        cells.forget("move-");
    }

    @Test
    void onlyOnOrAfterTheDay() {
        long before = ledger.position();
        assertCell("west", 6, 1, 0);
        assertCell("west", 7, 1, 1);
        organization("branch", "2019-01-01", "west", DAY.toString(), "east");
        feed.apply(ledger);
        assertCell("west", 6, 1, 0);
        assertCell("west", 7, 0, 0);
        assertCell("east", 6, 0, 0);
        assertCell("east", 7, 1, 1);
        assertCell("branch", 7, 1, 1);
        assertCell("top", 7, 1, 1);
        assertTrue(
                cells.facts(prefix, before).containsKey(key("west", prefix + "lectures", 7)),
                "the old position tells what was known");
        assertTrue(!cells.facts(prefix, before).containsKey(key("east", prefix + "lectures", 7)));
    }

    @Test
    void twiceAndBackInOnePage() {
        organization("branch", "2019-01-01", "west", DAY.toString(), "east");
        ledger.activity(UUID.randomUUID(), TYPE, prefix + "group", DAY.plusDays(3), "approved");
        organization("branch", "2019-01-01", "west");
        organization("west", "2019-01-01", "top", DAY.toString(), null);
        feed.apply(ledger);
        assertCell("east", 7, 0, 0);
        assertCell("west", 7, 2, 1);
        assertCell("top", 6, 1, 0);
        assertCell("top", 7, 0, 0);
    }

    private void organization(String name, String... placements) {
        String[] full = placements.clone();
        for (int i = 1; i < full.length; i += 2) {
            full[i] = full[i] == null ? null : prefix + full[i];
        }
        ledger.organization(prefix + name, "party-branch", full);
    }

    private Model.Key key(String organization, String indicator, int month) {
        return new Model.Key(prefix + organization, indicator, TYPE, LocalDate.of(2020, month, 1));
    }

    private void assertCell(String organization, int month, long value, long pending) {
        Map<Model.Key, List<BigDecimal>> all = cells.cells(prefix);
        List<BigDecimal> none = List.of(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        for (String indicator : List.of(prefix + "lectures", ":count")) {
            List<BigDecimal> cell = all.getOrDefault(key(organization, indicator, month), none);
            assertEquals(value, cell.get(2).longValueExact(), organization + " value " + indicator);
            assertEquals(pending, cell.get(3).longValueExact(), organization + " pending " + indicator);
        }
    }
}
