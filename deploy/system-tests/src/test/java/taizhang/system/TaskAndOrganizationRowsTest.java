package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import taizhang.system.Rows.Row;

/**
 * Every number about tasks, campaigns and organizations that summaries state can be computed, and the records behind it add
 * up to it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("integration")
class TaskAndOrganizationRowsTest {

    private final Api admin = Taizhang.running().api("admin");
    private final Rows rows = Rows.read();
    private final Map<String, List<JsonNode>> figures = new HashMap<>();

    @BeforeAll
    void ask() {
        Demo.loadOnce();
        all().forEach(row -> figures.put(row.id(), ask(row)));
    }

    @Test
    void noneIsMissing() {
        assertEquals(21, rows.tasks().size());
        assertEquals(6, rows.organizations().size());
        assertEquals(27, new HashSet<>(all().map(Row::id).toList()).size());
    }

    @TestFactory
    Stream<DynamicTest> everyRowIsComputed() {
        return all().map(row -> dynamicTest(name(row), () -> assertEquals(row.expected(), value(row))));
    }

    @TestFactory
    Stream<DynamicTest> everyRowIsTheSumOfItsEvidence() {
        return all().map(row -> dynamicTest(name(row), () -> {
            for (JsonNode figure : figures.get(row.id())) {
                assertEquals("0", evidence(figure).subtract(value(figure)).toPlainString(), figure::toString);
            }
        }));
    }

    private long value(Row row) {
        List<JsonNode> asked = figures.get(row.id());
        if (row.values() == null && row.groupBy() == null) {
            assertEquals(1, asked.size());
            return value(asked.get(0)).longValueExact();
        }
        return asked.stream()
                .filter(figure -> row.groupBy() == null
                        || !figure.path("organization").asText().equals(row.organization()))
                .filter(figure -> value(figure).signum() > 0)
                .count();
    }

    private List<JsonNode> ask(Row row) {
        if (row.values() == null) {
            return ask(row, row.definition());
        }
        List<JsonNode> all = new ArrayList<>();
        for (String value : row.values().of()) {
            ObjectNode definition = row.definition().deepCopy();
            definition
                    .withObject("/where/attributes")
                    .putArray(row.values().attribute())
                    .add(value);
            all.addAll(ask(row, definition));
        }
        return all;
    }

    private List<JsonNode> ask(Row row, JsonNode definition) {
        ObjectNode body = Api.JSON.createObjectNode();
        body.set("definition", definition);
        body.put("organization", row.organization()).put("scope", row.scope());
        body.putArray("periods").add(row.period());
        if (row.groupBy() != null) {
            body.put("groupBy", row.groupBy());
        }
        List<JsonNode> answered = new ArrayList<>();
        admin.post("/v1/figures", body).expect(200).body().get("figures").forEach(answered::add);
        return answered;
    }

    private BigDecimal evidence(JsonNode figure) {
        return admin.all(figure.get("evidence").asText()).stream()
                .map(item -> item.get("contribution").decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal value(JsonNode figure) {
        return figure.get("value").decimalValue();
    }

    private Stream<Row> all() {
        return Stream.concat(rows.tasks().stream(), rows.organizations().stream());
    }

    private static String name(Row row) {
        return row.id() + " " + row.asks();
    }
}
