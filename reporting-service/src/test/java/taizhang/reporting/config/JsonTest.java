package taizhang.reporting.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class JsonTest {

    /** RFC 8785: control characters as lower-case hex, or by their short names; all others as they are. */
    @Test
    void canonicalTextsSpellControlCharactersInLowerCase() throws Exception {
        assertEquals(
                "\"\\u001f\\u000b\\b\\t\\n\\f\\r\\\"\\\\/\u007f党\"",
                Json.CANONICAL.writeValueAsString("\u001f\u000b\b\t\n\f\r\"\\/\u007f党"));
    }
}
