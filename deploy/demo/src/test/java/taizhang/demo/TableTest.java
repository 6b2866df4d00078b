package taizhang.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void quotesAndMissingCells() {
        assertEquals(
                List.of(Map.of("a", "1, \"2\"", "b", "三\n四"), Map.of("a", "4", "b", "")),
                Table.parse("\uFEFFa,b\n\"1, \"\"2\"\"\",\"三\n四\"\n4"));
    }

    @Test
    void whatIsSaidAboutATableIsNoRowOfIt() {
        assertEquals(
                List.of("CENTRE-2"),
                Table.read("closures.csv").stream()
                        .map(row -> row.get("organization"))
                        .toList());
    }

    @Test
    void aCellTooManyIsAMistake() {
        assertThrows(IllegalArgumentException.class, () -> Table.parse("a,b\n1,2,3\n"));
    }
}
