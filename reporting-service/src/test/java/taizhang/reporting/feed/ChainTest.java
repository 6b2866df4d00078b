package taizhang.reporting.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.reporting.fact.Change;

class ChainTest {

    private final TestLedger ledger = new TestLedger(0, ChainHash.START);
    private List<Change> changes = List.of();

    @BeforeEach
    void write() {
        for (int i = 0; i < 4; i++) {
            ledger.type("type-" + i, "category");
        }
        changes = ledger.page(0, 10).items();
    }

    /** The same expected value as in records-service: an outsider computes it with sha256sum. */
    @Test
    void hashesLikeTheLedger() {
        assertEquals("bf88d8ba536e7723df19cadc4bc29f237d2030039acf0a59e4d81ade92deb530", hash(null, null));
    }

    /** The same of a change that an import made, and of one that was written in somebody's place. */
    @ParameterizedTest
    @CsvSource({
        "01970000-0000-7000-8000-000000000001, head-office, 4711352cc4820d5f18984095f9351aba27434cd881996b6adb39e3c0a63bbc04",
        "01970000-0000-7000-8000-000000000001,, 7d67f00deea7e4e2ed66663df0d22113e37f93f1069c7a5682cf42287eb30b37",
        ", head-office, 7b1b5c265fc9e48dd2bc105a19705ba6dfc638e880281027852c018d76a6db99"
    })
    void hashesBatchAndPrincipal(@Nullable String batch, @Nullable String onBehalfOf, String expected) {
        assertEquals(expected, hash(batch, onBehalfOf));
    }

    private static String hash(@Nullable String batch, @Nullable String onBehalfOf) {
        Change change = new Change(
                1,
                "",
                Instant.parse("2020-03-05T01:02:03.5Z"),
                "office",
                "activity",
                "a",
                1,
                "created",
                null,
                null,
                "{\"title\":\"党课\"}",
                batch,
                onBehalfOf);
        return ChainHash.of(ChainHash.START, change);
    }

    @Test
    void repeatsAreSkipped() {
        String hash = changes.get(1).hash();
        assertEquals(changes.subList(2, 4), Chain.continuing(2, hash, changes));
        assertEquals(List.of(), Chain.continuing(4, changes.get(3).hash(), changes));
    }

    @Test
    void aGapIsRefused() {
        List<Change> gap = List.of(changes.get(0), changes.get(2));
        assertThrows(BrokenChainException.class, () -> Chain.continuing(0, ChainHash.START, gap));
        assertThrows(BrokenChainException.class, () -> Chain.continuing(0, ChainHash.START, changes.subList(1, 4)));
    }

    @Test
    void anotherOrderIsRefused() {
        List<Change> swapped = List.of(changes.get(1), changes.get(0));
        assertThrows(BrokenChainException.class, () -> Chain.continuing(0, ChainHash.START, swapped));
    }

    @Test
    void aTamperedChangeIsRefused() {
        List<Change> tampered = List.of(TestLedger.withActor(changes.get(0), "somebody-else"));
        assertThrows(BrokenChainException.class, () -> Chain.continuing(0, ChainHash.START, tampered));
    }

    @Test
    void aLedgerWithAnotherPastIsRefused() {
        assertThrows(BrokenChainException.class, () -> Chain.continuing(2, "f".repeat(64), changes));
    }
}
