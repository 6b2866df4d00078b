package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.Changed;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;

/**
 * A change of a document that breaks clients is named. {@code docs/contracts} has the documents that clients in use were
 * generated from, and in {@code breaks.yaml} the operations that break them, each with its reason.
 */
class ContractCompatibilityTest {

    private static final Path CONTRACTS = Path.of("..", "..", "docs", "contracts");

    @ParameterizedTest
    @ValueSource(strings = {"records", "reporting"})
    void whatBreaksClientsIsNamed(String name) throws IOException {
        Map<String, Map<String, String>> named =
                new YAMLMapper().readValue(CONTRACTS.resolve("breaks.yaml").toFile(), new TypeReference<>() {});
        assertEquals(
                named.get(name).keySet(),
                broken(
                        Files.readString(CONTRACTS.resolve(name + ".yaml")),
                        Files.readString(Path.of("..", "..", name + "-service", "openapi.yaml"))),
                "docs/contracts/breaks.yaml names what is not broken, or misses what is");
        named.get(name).forEach((operation, reason) -> assertTrue(!reason.isBlank(), operation));
    }

    @Test
    void whatClientsCannotDoWithoutIsABreak() throws IOException {
        String before = Files.readString(CONTRACTS.resolve("records.yaml"));
        assertEquals(Set.of(), broken(before, before));
        assertEquals(
                Set.of("GET /v1/me"),
                broken(
                        before,
                        before.replace("        subject:\n", "        name:\n").replace("- subject\n", "- name\n")));
    }

    private static Set<String> broken(String before, String after) {
        ChangedOpenApi diff = OpenApiCompare.fromContents(before, after);
        Set<String> broken = new TreeSet<>();
        diff.getMissingEndpoints().forEach(missing -> broken.add(missing.toString()));
        diff.getChangedOperations().stream()
                .filter(Changed::isIncompatible)
                .forEach(operation -> broken.add(operation.getHttpMethod() + " " + operation.getPathUrl()));
        return broken;
    }
}
