package taizhang.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code task-and-organization-rows.yaml} says: every kind of number about tasks, campaigns and the register. */
record Rows(List<Row> tasks, List<Row> organizations) {

    /**
     * @param asks what the number is, in words
     * @param definition as {@code POST /v1/figures} takes it
     * @param values asks once for each of these values of one attribute; the number is how many of them occur
     * @param groupBy asks for the parts; the number is how many of the organizations below have any
     * @param expected the number in the demo bureau
     */
    record Row(
            String id,
            String asks,
            String organization,
            String scope,
            String period,
            JsonNode definition,
            @Nullable Values values,
            @Nullable String groupBy,
            long expected) {}

    record Values(String attribute, List<String> of) {}

    static Rows read() {
        try (InputStream content = Rows.class.getResourceAsStream("/task-and-organization-rows.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readValue(content, Rows.class);
        } catch (IOException e) {
            throw new IllegalStateException("task-and-organization-rows.yaml cannot be read", e);
        }
    }
}
