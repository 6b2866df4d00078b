package taizhang.records.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChainHashTest {

    private static final SequencedChange CHANGE = new SequencedChange(
            7,
            null,
            null,
            Instant.parse("2020-03-05T01:02:03.5Z"),
            "office",
            "activity",
            "a",
            1,
            "created",
            null,
            null,
            "{\"title\":\"党课\"}");

    /** The expected value comes from: printf '%s\n…' | head -c -1 | sha256sum, as the OpenAPI text tells an outsider. */
    @Test
    void anOutsiderCanRecomputeIt() {
        assertEquals(
                "bf88d8ba536e7723df19cadc4bc29f237d2030039acf0a59e4d81ade92deb530",
                ChainHash.of(ChainHash.START, 1, CHANGE));
    }

    @Test
    void instantsHaveSixDecimals() {
        assertEquals("2020-03-05T01:02:03.500000Z", ChainHash.at(CHANGE.at()));
    }

    @Test
    void dependsOnTheHashBefore() {
        assertNotEquals(
                ChainHash.of(ChainHash.START, 1, CHANGE),
                ChainHash.of(ChainHash.of(ChainHash.START, 1, CHANGE), 1, CHANGE));
    }
}
