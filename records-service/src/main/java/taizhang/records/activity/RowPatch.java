package taizhang.records.activity;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import taizhang.records.imports.ImportedRecords;

/** What a row says of a record that is there, as a merge patch: what it names is set or emptied, the rest stays. */
final class RowPatch {

    /** Counts only when a record is created. */
    private static final String STATUS = "/status";

    private RowPatch() {}

    static ObjectNode of(ImportedRecords.Row row, ActivityView present) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        Map<String, Set<String>> keys = Map.of(
                "/quantities", present.quantities().keySet(),
                "/attributes", present.attributes().keySet());
        for (String pointer : row.named()) {
            if (!pointer.equals(STATUS)) {
                JsonPointer path = JsonPointer.compile(pointer);
                JsonNode value = row.body().at(path);
                set(patch, path, emptying(value, keys.getOrDefault(pointer, Set.of())));
            }
        }
        return patch;
    }

    /** A merge patch leaves the keys of a map that it does not name: what is replaced as a whole must name them all. */
    private static JsonNode emptying(JsonNode value, Set<String> keys) {
        if (keys.isEmpty() || !(value instanceof ObjectNode members)) {
            return value.isMissingNode() ? NullNode.instance : value;
        }
        ObjectNode all = members.deepCopy();
        keys.stream().filter(key -> !all.has(key)).forEach(all::putNull);
        return all;
    }

    private static void set(ObjectNode patch, JsonPointer path, JsonNode value) {
        String name = path.getMatchingProperty();
        JsonPointer tail = path.tail();
        if (tail == null || tail.matches()) {
            patch.set(name, value);
        } else {
            JsonNode inner = patch.get(name);
            set(inner instanceof ObjectNode known ? known : patch.putObject(name), tail, value);
        }
    }
}
