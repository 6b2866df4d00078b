package taizhang.reporting.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.reporting.fact.Change;

class ChangePageTest {

    @Test
    void recordsAreCutOutCharacterByCharacter() throws Exception {
        String after = "{\"count\":1.50,\"n\":1e2,\"title\":\"党\\u0041 }] \\\"\",\"x\":[{}]}";
        ChangePage page = ChangePage.of(
                "{\"items\":[{\"position\":7,\"hash\":\"sha-256:h\",\"at\":\"2020-03-05T01:02:03.500000Z\","
                        + "\"actor\":\"a\",\"entity\":\"activity\",\"id\":\"i\",\"version\":1,\"operation\":\"created\","
                        + "\"organization\":null,\"batch\":\"b\",\"onBehalfOf\":\"o\",\"before\":null,\"after\":"
                        + after + ",\"later\":{}}],\"head\":9,\"more\":[1]}");
        assertEquals(9, page.head());
        Change change = page.items().get(0);
        assertEquals(after, change.after());
        assertNull(change.before());
        assertNull(change.organization());
        assertEquals(7, change.position());
        assertEquals("h", change.hash());
        assertEquals("b", change.batch());
        assertEquals("o", change.onBehalfOf());
        assertEquals(Instant.parse("2020-03-05T01:02:03.5Z"), change.at());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"items\":{},\"head\":1}",
                "{\"items\":[{}],\"head\":1}",
                "<html>",
                "{\"items\":[{\"position\":\"x\"}],\"head\":1}",
                "{\"items\":[",
                "{\"items\":[],\"head\":null}",
                // What is complete but for the algorithm of the hash.
                "{\"items\":[{\"position\":7,\"hash\":\"sm3:h\",\"at\":\"2020-03-05T01:02:03.5Z\",\"actor\":\"a\","
                        + "\"entity\":\"activity\",\"id\":\"i\",\"version\":1,\"operation\":\"created\"}],\"head\":9}"
            })
    void anythingElseIsNoPage(String body) {
        assertThrows(IOException.class, () -> ChangePage.of(body));
    }
}
