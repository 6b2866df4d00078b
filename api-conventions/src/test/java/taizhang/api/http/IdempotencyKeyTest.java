package taizhang.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import taizhang.api.problem.ProblemException;

class IdempotencyKeyTest {

    @Test
    void printableAsciiUpTo255Characters() {
        assertNull(IdempotencyKey.read(null));
        assertEquals("a \"b\" ~", IdempotencyKey.read("a \"b\" ~"));
        assertEquals("k".repeat(255), IdempotencyKey.read("k".repeat(255)));
        for (String key : List.of("", "k".repeat(256), "a\tb", "a\u0085", "\u00e5\u0085\u009a", "党", "a\u007f")) {
            assertThrows(ProblemException.class, () -> IdempotencyKey.read(key), key);
        }
    }
}
