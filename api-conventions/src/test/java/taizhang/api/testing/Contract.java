package taizhang.api.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document of the running service. */
public final class Contract {

    private static final Path CHECKED_IN = Path.of("openapi.yaml");
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "PROPFIND");
    private static final YAMLMapper YAML = new YAMLMapper();

    private final String document;

    private Contract(String document) {
        this.document = document;
    }

    public static Contract served() {
        return new Contract(
                given().get("/q/openapi").then().statusCode(200).extract().asString());
    }

    /** With {@code -Dcontract.refresh=true} it is checked in first. */
    public void checkAgainstTheCheckedInOne(String module) throws IOException {
        if (Boolean.getBoolean("contract.refresh")) {
            Files.writeString(CHECKED_IN, document);
        }
        // Not assertEquals, which would print both documents.
        assertTrue(
                YAML.readTree(Files.readString(CHECKED_IN)).equals(YAML.readTree(document)),
                "openapi.yaml is another; when that is meant: mvn -pl " + module
                        + " -am verify -Dtest=ContractTest -Dcontract.refresh=true");
    }

    /** As in {@code GET /v1/activities/{id}}. */
    public List<String> operations() throws IOException {
        List<String> operations = new ArrayList<>();
        YAML.readTree(document).path("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(name -> operations.add(name.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** Each address says which methods it has, and refuses all others. */
    public void checkMethods() throws IOException {
        YAML.readTree(document).path("paths").fields().forEachRemaining(path -> {
            Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
            path.getValue().fieldNames().forEachRemaining(name -> methods.add(name.toUpperCase(Locale.ROOT)));
            methods.retainAll(METHODS);
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            String address = path.getKey()
                    .replaceAll("\\{[a-z]*[iI]d}", UUID.randomUUID().toString())
                    .replaceAll("\\{[a-zA-Z]+}", "some");
            String allow = String.join(", ", methods);
            given().options(address).then().statusCode(200).header("Allow", allow);
            if (methods.contains("GET")) {
                checkHead(address);
            }
            for (String method : METHODS) {
                if (!methods.contains(method)) {
                    given().contentType("application/json")
                            .body("{}")
                            .request(method, address)
                            .then()
                            .statusCode(405)
                            .header("Allow", allow)
                            .header("X-Request-Id", notNullValue())
                            .contentType("application/problem+json");
                }
            }
        });
    }

    /** The headers of GET, and nothing else. */
    private static void checkHead(String address) {
        RequestSpecification admin =
                given().header("Authorization", "Bearer " + Token.of("admin")).header("Accept", "application/json");
        Response get = given().spec(admin).get(address);
        Response head = given().spec(admin).head(address);
        assertEquals(get.statusCode(), head.statusCode(), address);
        assertEquals("", head.asString(), address);
        for (String header : List.of("Content-Type", "ETag", "Vary", "Cache-Control")) {
            assertEquals(get.header(header), head.header(header), address);
        }
    }

    public void checkWhatClientsNeed() throws IOException {
        assertEquals(List.of(), ContractRules.broken(YAML.readTree(document)));
    }

    /** What the service calls an unknown word, and no other parameter, has the vocabulary that the service knows. */
    public void checkVocabularies() throws IOException {
        SortedMap<String, Set<String>> documented = new TreeMap<>();
        SortedMap<String, Set<String>> known = new TreeMap<>();
        YAML.readTree(document).path("paths").properties().stream()
                .filter(path -> !path.getKey().contains("{") && path.getValue().has("get"))
                .forEach(path -> {
                    JsonNode parameters = path.getValue().at("/get/parameters");
                    parameters.forEach(parameter -> {
                        if (!parameter.path("in").asText().equals("query")) {
                            return;
                        }
                        String where =
                                path.getKey() + "?" + parameter.path("name").asText();
                        Set<String> words = new TreeSet<>();
                        words(parameter.path("schema"))
                                .forEach(word -> words.addAll(
                                        // Where two words may be given at once, each order of them is one of the
                                        // document.
                                        List.of(word.asText().split(","))));
                        if (!words.isEmpty()) {
                            documented.put(where, words);
                        }
                        String answer = askedWithUnknownWord(path.getKey(), parameters, parameter);
                        if (answer != null) {
                            known.put(where, new TreeSet<>(List.of(answer.split(", "))));
                        }
                    });
                });
        assertFalse(known.isEmpty());
        assertEquals(known, documented);
    }

    private static JsonNode words(JsonNode schema) {
        return schema.has("items") ? schema.at("/items/enum") : schema.path("enum");
    }

    /** @return the words that the service names in its answer; null when it has no vocabulary for the parameter */
    private static @Nullable String askedWithUnknownWord(String path, JsonNode parameters, JsonNode asked) {
        RequestSpecification request = given().header("Authorization", "Bearer " + Token.of("admin"));
        parameters.forEach(other -> {
            boolean needed =
                    other.path("required").asBoolean() || other.path("example").isTextual();
            if (needed && !other.equals(asked) && other.path("in").asText().equals("query")) {
                request.queryParam(
                        other.path("name").asText(), other.path("example").asText("2020"));
            }
        });
        String name = asked.path("name").asText();
        String detail = request.queryParam(name, "no-such-word")
                .get(path)
                .then()
                .extract()
                .path("errors.find { it.parameter == '" + name + "' && it.code == 'unknown-value' }?.detail");
        return detail == null
                ? null
                : detail.substring(detail.indexOf(": ") + 2).replaceAll(";.*", "");
    }

    public void checkEveryOperation() throws IOException {
        JsonNode contract = YAML.readTree(document);
        assertEquals("3.0.3", contract.path("openapi").asText());
        Set<String> names = new HashSet<>();
        contract.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (!Set.of("get", "put", "post", "patch", "delete").contains(method.getKey())) {
                        return;
                    }
                    String where = method.getKey() + " " + path.getKey();
                    JsonNode operation = method.getValue();
                    assertTrue(names.add(operation.path("operationId").asText()), where);
                    assertFalse(operation.path("summary").asText().isBlank(), where);
                    assertFalse(operation.path("tags").isEmpty(), where);
                    assertEquals(1, operation.path("security").size(), where);
                    for (String status : new String[] {"400", "401", "403", "404", "500", "503"}) {
                        assertNotNull(
                                operation
                                        .at("/responses/" + status + "/content")
                                        .get("application/problem+json"),
                                where + " " + status);
                    }
                }));
        assertFalse(names.isEmpty());
    }
}
