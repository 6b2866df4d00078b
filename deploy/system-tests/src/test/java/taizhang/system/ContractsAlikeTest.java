package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client that can read one's errors can read the other's. */
@Tag("integration")
class ContractsAlikeTest {

    private final Taizhang system = Taizhang.running();

    @ParameterizedTest
    @ValueSource(strings = {"Problem", "ProblemEntry"})
    void aSchemaOfBothIsTheSame(String schema) {
        JsonNode records = schema(system.records, schema);
        assertFalse(records.isMissingNode());
        assertEquals(records, schema(system.reporting, schema));
    }

    @Test
    void theSameMistakeHasTheSameAnswer() {
        Api api = system.api("reader");
        JsonNode ofRecords = mistake(api, "/v1/activities?limit=0");
        JsonNode ofReporting = mistake(api, "/v1/indicators?limit=0");
        assertEquals(ofRecords.get("errors"), ofReporting.get("errors"));
        assertEquals(ofRecords.get("type"), ofReporting.get("type"));
        assertEquals(ofRecords.get("title"), ofReporting.get("title"));
    }

    private static JsonNode mistake(Api api, String path) {
        return api.send("GET", path, null, Map.of("Accept-Language", "zh"))
                .expect(400)
                .body();
    }

    private JsonNode schema(Service service, String name) {
        return system.api("reader")
                .send(service.address().resolve("/q/openapi?format=json"), "GET", null, Map.of())
                .body()
                .at("/components/schemas/" + name);
    }
}
