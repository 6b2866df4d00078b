package taizhang.api.unicode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\r\n",
                "\u00a0",
                "\u00ad",
                "\u0301",
                "\u034f",
                "\u115f\u1160",
                "\u200b",
                "\u2028",
                "\u202e",
                "\u2060",
                "\u2800",
                "\u3000",
                "\u3164",
                "\ufe0f",
                "\ufeff",
                "\uffa0",
                "\udb40\udc41",
                "\udb40\udd00",
                " \u200b\u0301\u00a0"
            })
    void nothingCanBeSeen(String text) {
        assertTrue(Text.isBlank(text));
    }

    /** The last is younger than this Java. */
    @ParameterizedTest
    @ValueSource(strings = {"党", "a", "-", "😀", "\u200b1", "e\u0301", "\ue000", "\ud884\udfae"})
    void somethingCanBeSeen(String text) {
        assertFalse(Text.isBlank(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "党\u0007", "\u000b", "\u001f", "a\u007f", "\u009b", "\ufffe", "\uffff"})
    void notEveryFileCanHoldIt(String text) {
        assertFalse(Text.isPrintable(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "党课\t一\r\n二", "\u200b", "\u2028", "😀", "\ufffd"})
    void everyFileCanHoldIt(String text) {
        assertTrue(Text.isPrintable(text));
    }

    /** Marks are no hidden characters: they belong to names, and to pictures of people. */
    @Test
    void whatIsHiddenCannotBeSeenEither() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .mapToObj(Character::toString)
                .filter(Text::hasHidden)
                .forEach(text ->
                        assertTrue(Text.isBlank(text), () -> HexFormat.of().toHexDigits(text.codePointAt(0))));
        assertFalse(Text.hasHidden("葛\udb40\udd00❤\ufe0f e\u0301 "));
        assertTrue(Text.hasHidden("fdp\u202eexe"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c1aacda8",
                "c080",
                "e08080",
                "f0808080",
                "eda080",
                "f4908080",
                "ff",
                "80",
                "e4bd",
                "fffe6100",
                "feff0061"
            })
    void bytesThatAreNoUtf8(String hex) {
        assertNull(Text.ofUtf8(HexFormat.of().parseHex(hex)));
    }

    @Test
    void otherEncodingsAreNoUtf8() {
        assertNull(Text.ofUtf8("党课".getBytes(Charset.forName("GB18030"))));
        assertEquals("党课 😀", Text.ofUtf8("党课 😀".getBytes(Charset.forName("UTF-8"))));
    }

    @Test
    void aComposedTextIsWhatItWas() {
        assertEquals("é 한 Ａ１", Text.composed("e\u0301 \u1112\u1161\u11ab Ａ１"));
        assertEquals("é" + "\u0301".repeat(99), Text.composed("e" + "\u0301".repeat(100)));
    }

    @Test
    void marksWithoutEndStayAsTheyAre() {
        String marks = "e" + "\u0301\u0316".repeat(500_000);
        assertEquals(marks, Text.composed(marks));
        String beyond = "\ud834\udd65\ud834\udd6d".repeat(100);
        assertEquals(beyond, Text.composed(beyond));
    }

    @Test
    void whatPostgresqlCannotKeep() {
        List.of("\0", "党\ud800课", "\udc00").forEach(text -> assertFalse(Text.isWritable(text)));
        assertTrue(Text.isWritable("党课 😀 \ud840\udc00\u0001"));
    }
}
