package taizhang.reporting;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the service says of itself is what is checked in as {@code openapi.yaml}, and is complete. */
@QuarkusTest
class ContractTest extends ServiceTest {

    private static final Path CHECKED_IN = Path.of("openapi.yaml");
    private static final YAMLMapper YAML = new YAMLMapper();

    private static String served() {
        return given().get("/q/openapi").then().statusCode(200).extract().asString();
    }

    @Test
    void theCheckedInDocumentIsTheServedOne() throws IOException {
        String served = served();
        if (Boolean.getBoolean("contract.refresh")) {
            Files.writeString(CHECKED_IN, served);
        }
        // Not assertEquals, which would print both documents.
        assertTrue(
                YAML.readTree(Files.readString(CHECKED_IN)).equals(YAML.readTree(served)),
                "openapi.yaml is another; when that is meant: mvn -pl reporting-service test -Dtest=ContractTest"
                        + " -Dcontract.refresh=true");
    }

    @Test
    void everyOperationIsNamedOnceAndSaysHowItFails() throws IOException {
        JsonNode document = YAML.readTree(served());
        assertEquals("3.0.3", document.path("openapi").asText());
        Set<String> names = new HashSet<>();
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (!Set.of("get", "put", "post", "patch", "delete").contains(method.getKey())) {
                        return;
                    }
                    String where = method.getKey() + " " + path.getKey();
                    JsonNode operation = method.getValue();
                    assertEquals(true, names.add(operation.path("operationId").asText()), where);
                    assertEquals(false, operation.path("summary").asText().isBlank(), where);
                    assertEquals(false, operation.path("tags").isEmpty(), where);
                    assertEquals(1, operation.path("security").size(), where);
                    for (String status : new String[] {"400", "401", "403", "404", "500", "503"}) {
                        assertNotNull(
                                operation
                                        .at("/responses/" + status + "/content")
                                        .get("application/problem+json"),
                                where + " " + status);
                    }
                }));
        assertEquals(true, names.size() >= 8, names.toString());
    }
}
