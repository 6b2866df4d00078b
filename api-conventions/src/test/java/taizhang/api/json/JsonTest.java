package taizhang.api.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | java.time.LocalDate",
                "[2020,3,5] | java.time.LocalDate",
                "20200305 | java.time.LocalDate",
                "\"\" | java.time.LocalDate",
                "\"2020-02-30\" | java.time.LocalDate",
                "\"2020-03-05T23:00:00Z\" | java.time.LocalDate",
                "\"\" | java.util.UUID",
                "1 | java.lang.Boolean",
                "5 | java.lang.String",
                "\"5\" | java.lang.Integer"
            })
    void nothingIsConvertedSilently(String json, Class<?> type) {
        assertThrows(MismatchedInputException.class, () -> mapper().readValue(json, type));
    }

    @Test
    void aDayIsRead() throws Exception {
        assertEquals(LocalDate.of(2020, 3, 5), mapper().readValue("\"2020-03-05\"", LocalDate.class));
    }

    private static ObjectMapper mapper() {
        ObjectMapper mapper = new ObjectMapper();
        new Json().customize(mapper);
        return mapper;
    }

    /** RFC 8785: control characters as lower-case hex, or by their short names; all others as they are. */
    @Test
    void canonicalTextsSpellControlCharactersInLowerCase() throws Exception {
        assertEquals(
                "\"\\u001f\\u000b\\b\\t\\n\\f\\r\\\"\\\\/\u007f党\"",
                Json.CANONICAL.writeValueAsString("\u001f\u000b\b\t\n\f\r\"\\/\u007f党"));
    }
}
