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
import java.util.TreeSet;
import java.util.UUID;

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
