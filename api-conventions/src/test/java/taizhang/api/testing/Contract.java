package taizhang.api.testing;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The OpenAPI document of the running service. */
public final class Contract {

    private static final Path CHECKED_IN = Path.of("openapi.yaml");
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
