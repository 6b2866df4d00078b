package taizhang.api.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes what is no text, U+0000, into each text that the OpenAPI document of the running service knows of, one at a time:
 * each is refused with its place before anything else is looked at.
 */
public final class NoText {

    private static final String NUL = "a\0";
    private static final String SOMETHING = "01970000-0000-7000-8000-000000000000";
    /** Where a schema contains itself. */
    private static final int DEEPEST = 6;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private int checked;

    private NoText(JsonNode document) {
        this.document = document;
    }

    public static void checkEverywhere() throws IOException {
        NoText walk =
                new NoText(new YAMLMapper().readTree(given().get("/q/openapi").asString()));
        walk.document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> method.getValue().has("operationId"))
                .forEach(method -> walk.check(method.getKey(), path.getKey(), method.getValue())));
        assertFalse(walk.checked == 0);
    }

    private void check(String method, String path, JsonNode operation) {
        String address = path.replaceAll("\\{\\w+}", SOMETHING);
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("query")) {
                refused(asAdmin().request(method, address + "?" + name + "=a%00"), "parameter", name, operation);
            }
        }
        if (path.contains("{")) {
            String nul = path.replaceAll("\\{\\w+}", "a%00");
            refused(asAdmin().request(method, nul), "parameter", "path", operation);
        }
        operation.at("/requestBody/content").properties().forEach(content -> {
            if (content.getKey().matches(".*[/+]json")) {
                places(content.getValue().path("schema"), 0)
                        .forEach(place -> refused(
                                asAdmin()
                                        .contentType(content.getKey() + "; charset=UTF-8")
                                        .header("If-Match", "\"1\"")
                                        .body(body(place).toString())
                                        .request(method, address),
                                "pointer",
                                String.join("", place),
                                operation));
            }
        });
    }

    private static RequestSpecification asAdmin() {
        return given().urlEncodingEnabled(false).header("Authorization", "Bearer " + Token.of("admin"));
    }

    private void refused(Response answer, String kind, String place, JsonNode operation) {
        String where = operation.path("operationId").asText() + " " + place;
        assertEquals(400, answer.statusCode(), where);
        assertEquals(List.of(place), answer.jsonPath().getList("errors." + kind), where);
        checked++;
    }

    /** @return the pointers to all texts of a schema, step by step */
    private List<List<String>> places(JsonNode given, int depth) {
        JsonNode schema =
                given.has("$ref") ? document.at(given.path("$ref").asText().substring(1)) : given;
        List<List<String>> places = new ArrayList<>();
        if (depth > DEEPEST) {
            return places;
        }
        if (schema.path("type").asText().equals("string")) {
            places.add(List.of());
        }
        schema.path("allOf").forEach(part -> places.addAll(places(part, depth + 1)));
        schema.path("properties")
                .properties()
                .forEach(property -> step("/" + property.getKey(), places(property.getValue(), depth + 1), places));
        if (schema.path("additionalProperties").isObject()) {
            step("/key", places(schema.path("additionalProperties"), depth + 1), places);
        }
        if (schema.has("items")) {
            step("/0", places(schema.path("items"), depth + 1), places);
        }
        return places;
    }

    private static void step(String step, List<List<String>> below, List<List<String>> places) {
        for (List<String> rest : below) {
            List<String> place = new ArrayList<>(List.of(step));
            place.addAll(rest);
            places.add(place);
        }
    }

    private static JsonNode body(List<String> place) {
        if (place.isEmpty()) {
            return TextNode.valueOf(NUL);
        }
        JsonNode rest = body(place.subList(1, place.size()));
        String step = place.get(0).substring(1);
        return step.equals("0")
                ? JSON.createArrayNode().add(rest)
                : new ObjectNode(JSON.getNodeFactory(), Map.of(step, rest));
    }
}
