package taizhang.api.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table guards, an import reads back. */
class FormulaGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "'", "''", "'90s", "=1", "'=1", "''=1", "+1", "-1", "@a", "\ta", "＝1", "'＠", "a=1"})
    void whatIsTakenOffIsWhatWasSet(String text) {
        assertEquals(text, FormulaGuard.takeOff(FormulaGuard.set(text)));
    }

    @Test
    void onlyWhatWouldBeComputedIsGuarded() {
        assertEquals("'=1", FormulaGuard.set("=1"));
        assertEquals("''=1", FormulaGuard.set("'=1"));
        assertEquals("'90s", FormulaGuard.set("'90s"));
        assertEquals("a=1", FormulaGuard.set("a=1"));
        assertEquals("=1", FormulaGuard.takeOff("=1"));
        assertEquals("'90s", FormulaGuard.takeOff("'90s"));
    }
}
