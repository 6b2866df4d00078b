package taizhang.records.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainHashTest {

    private static final StoredChange CHANGE = change(null, null);

    private static StoredChange change(@Nullable UUID batch, @Nullable String onBehalfOf) {
        return new StoredChange(
                7,
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
    }

    /** The expected value comes from: printf '%s\n…' | head -c -1 | sha256sum, as the OpenAPI text tells an outsider. */
    @Test
    void anOutsiderCanRecomputeIt() {
        assertEquals(
                "bf88d8ba536e7723df19cadc4bc29f237d2030039acf0a59e4d81ade92deb530",
                ChainHash.of(ChainHash.START, 1, CHANGE));
    }

    /** The same of a change that an import made, and of one that was written in somebody's place. */
    @ParameterizedTest
    @CsvSource({
        "01970000-0000-7000-8000-000000000001, head-office, 4711352cc4820d5f18984095f9351aba27434cd881996b6adb39e3c0a63bbc04",
        "01970000-0000-7000-8000-000000000001,, 7d67f00deea7e4e2ed66663df0d22113e37f93f1069c7a5682cf42287eb30b37",
        ", head-office, 7b1b5c265fc9e48dd2bc105a19705ba6dfc638e880281027852c018d76a6db99"
    })
    void batchAndPrincipalAreCovered(@Nullable UUID batch, @Nullable String onBehalfOf, String expected) {
        assertEquals(expected, ChainHash.of(ChainHash.START, 1, change(batch, onBehalfOf)));
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
