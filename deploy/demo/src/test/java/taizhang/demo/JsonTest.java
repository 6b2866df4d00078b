package taizhang.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void writesWhatRequestsNeed() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", "他说\"好\"\n");
        body.put("themes", List.of("a", "b"));
        body.put("quantities", Map.of("amount-cny", new BigDecimal("400.00")));
        body.put("trial", true);
        assertEquals(
                "{\"title\":\"他说\\\"好\\\"\\u000a\",\"themes\":[\"a\",\"b\"],\"quantities\":{\"amount-cny\":400.00},\"trial\":true}",
                Json.write(body));
    }

    @Test
    void findsAFieldButNeverInsideAText() {
        String answer = "{\"title\":\"\\\"status\\\":\\\"draft\\\"\",\"status\" : \"submitted\",\"position\":12}";
        assertEquals("submitted", Json.field(answer, "status"));
        assertEquals("12", Json.field(answer, "position"));
        assertNull(Json.field(answer, "head"));
    }

    @Test
    void findsAllOfOneName() {
        assertEquals(List.of("a", "b"), Json.fields("[{\"id\":\"a\",\"n\":1},{\"n\":2,\"id\":\"b\"}]", "id"));
    }

    @Test
    void givesAFieldAnotherValue() {
        String answer = "{\"title\":\"\\\"day\\\":null\",\"day\" : null,\"until\":\"2020-01-01\"}";
        String changed = Json.with(Json.with(answer, "day", "2020-01-02"), "until", null);
        assertEquals("{\"title\":\"\\\"day\\\":null\",\"day\" : \"2020-01-02\",\"until\":null}", changed);
        assertThrows(IllegalArgumentException.class, () -> Json.with(answer, "week", null));
    }
}
