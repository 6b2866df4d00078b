package taizhang.api.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
                "\"AZcAAAAAcACAAAAAAAAAAA==\" | java.util.UUID",
                "\"a\\u0000\" | java.lang.String",
                "\"\\ud800\" | java.lang.String",
                "[\"a\\u0000\"] | java.util.List",
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

    @Test
    void textsAndKeysAreComposed() throws Exception {
        Map<String, String> read = mapper().readValue("{\"e\u0301\": \"e\\u0301\"}", new TypeReference<>() {});
        assertEquals(Map.of("\u00e9", "\u00e9"), read);
    }

    @Test
    void treesAreReadLikeFields() throws Exception {
        assertEquals(
                "{\"a\":[\"\u00e9\",null,1.5]}",
                mapper().readTree("{\"a\": [\"e\u0301\", null, 1.5]}").toString());
        MismatchedInputException refused = assertThrows(
                MismatchedInputException.class, () -> mapper().readTree("{\"a\": [1, {\"b\": \"\\u0000\"}]}"));
        assertEquals(
                Arrays.asList("a", null, "b"),
                refused.getPath().stream()
                        .map(JsonMappingException.Reference::getFieldName)
                        .toList());
    }

    private record Patch(@Nullable JsonNode parent) {}

    @Test
    void anAbsentTreeIsNoNull() throws Exception {
        assertNull(mapper().readValue("{}", Patch.class).parent());
        assertEquals(
                NullNode.getInstance(),
                mapper().readValue("{\"parent\": null}", Patch.class).parent());
    }

    @Test
    void aKeyThatCannotBeKeptIsRefused() {
        assertThrows(MismatchedInputException.class, () -> mapper().readValue(
                        "{\"a\\u0000\": \"\"}", new TypeReference<Map<String, String>>() {}));
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
