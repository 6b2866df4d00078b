package taizhang.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the texts of trees as {@link TextReader} reads those of fields. */
final class TreeReader extends StdDeserializer<JsonNode> {

    private static final long serialVersionUID = 1;

    TreeReader() {
        super(JsonNode.class);
    }

    @Override
    public JsonNode deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return read(JsonNodeDeserializer.getDeserializer(JsonNode.class).deserialize(parser, context), context);
    }

    /** A field that is null is another thing than one that is not there. */
    @Override
    public JsonNode getNullValue(DeserializationContext context) {
        return NullNode.getInstance();
    }

    @Override
    public @Nullable Object getAbsentValue(DeserializationContext context) {
        return null;
    }

    private static JsonNode read(JsonNode node, DeserializationContext context) throws IOException {
        if (node instanceof TextNode text) {
            return TextNode.valueOf(TextReader.read(text.textValue(), context));
        }
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
                try {
                    object.set(member.getKey(), read(member.getValue(), context));
                } catch (JsonMappingException refused) {
                    refused.prependPath(object, member.getKey());
                    throw refused;
                }
            }
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                try {
                    array.set(i, read(array.get(i), context));
                } catch (JsonMappingException refused) {
                    refused.prependPath(array, i);
                    throw refused;
                }
            }
        }
        return node;
    }
}
