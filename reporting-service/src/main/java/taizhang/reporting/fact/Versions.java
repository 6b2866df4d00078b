package taizhang.reporting.fact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What the validity of facts has in common. */
final class Versions {

    /** {@code to_position} of a version that is still valid. */
    static final long OPEN = Long.MAX_VALUE;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Versions() {}

    static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a change holds no JSON", e);
        }
    }
}
