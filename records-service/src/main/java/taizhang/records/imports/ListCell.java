package taizhang.records.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;

/** A list in one cell: texts with separators between. A list that would be another one then comes back as JSON. */
public final class ListCell {

    public static final Pattern BETWEEN = Pattern.compile("[,;、，；\\r\\n]+");

    private ListCell() {}

    /** @return texts, to be guarded and joined as in any table, or JSON */
    static Object of(JsonNode list) {
        boolean plain = StreamSupport.stream(list.spliterator(), false)
                .allMatch(each -> each.isValueNode() && isOne(each.asText()));
        return plain
                ? StreamSupport.stream(list.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : list.toString();
    }

    private static boolean isOne(String text) {
        return !text.isEmpty()
                && text.equals(text.strip())
                && !BETWEEN.matcher(text).find();
    }

    /** @return the list that the cell holds as JSON; null: it holds none of such items */
    public static @Nullable ArrayNode json(String cell, Predicate<JsonNode> item) {
        String text = cell.strip();
        if (!text.startsWith("[") || !text.endsWith("]")) {
            return null;
        }
        try {
            return Json.STRICT.readTree(text) instanceof ArrayNode list
                            && StreamSupport.stream(list.spliterator(), false).allMatch(item)
                    ? list
                    : null;
        } catch (JsonProcessingException other) {
            return null;
        }
    }
}
