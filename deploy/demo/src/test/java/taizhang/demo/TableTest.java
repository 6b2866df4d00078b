package taizhang.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void quotesCommentsAndMissingCells() {
        assertEquals(
                List.of(Map.of("a", "1, \"2\"", "b", "三"), Map.of("a", "4", "b", "")),
                Table.parse("# why\na,b\n\"1, \"\"2\"\"\",三\n\n4\n"));
    }

    @Test
    void aCellTooManyIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> Table.parse("a,b\n1,2,3\n"));
    }
}
