package taizhang.reporting.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/** Random changes of records, organizations and placements: cells and facts say what plain Java says, at all positions. */
@QuarkusTest
class CellDifferentialTest extends ReportingTest {

    @Inject
    TestFeed feed;

    @Inject
    CellReader cells;

    @Inject
    CellProof reconciliation;

    @AfterEach
    void forget() {
        cells.forget("dif");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void cellsAndFactsSayWhatTheModelSays(long seed) {
        String prefix = "dif" + seed + "-";
        TestLedger ledger = feed.newLedger();
        RandomBureau bureau = new RandomBureau(seed, ledger, prefix, 12);
        bureau.definitions().forEach(cells::define);
        Random steps = new Random(seed);
        Map<Long, Map<Model.Key, List<BigDecimal>>> history = new TreeMap<>();
        for (int round = 0; round < 12; round++) {
            for (int i = 0; i < 60; i++) {
                bureau.change();
            }
            feed.apply(ledger, 1 + steps.nextInt(80));
            history.put(ledger.position(), bureau.expected());
            assertEquals(bureau.expected(), cells.cells(prefix));
        }
        assertFalse(history.get(ledger.position()).isEmpty());
        history.forEach((position, expected) -> assertEquals(expected, cells.facts(prefix, position)));
        assertEquals(
                List.of(),
                reconciliation.compare(LocalDate.of(2019, 1, 1), LocalDate.of(2021, 1, 1)).mismatches().stream()
                        .filter(mismatch -> mismatch.organization().startsWith(prefix))
                        .toList());
        // A definition that comes later counts what has been all along.
        bureau.definitions().forEach(cells::define);
        assertEquals(bureau.expected(), cells.cells(prefix));
    }
}
