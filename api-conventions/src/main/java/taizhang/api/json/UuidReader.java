package taizhang.api.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.UUIDDeserializer;
import java.io.IOException;
import java.util.UUID;

/** Reads a UUID from the spelling with hyphens and from nothing else. Jackson's own reader takes Base64, too. */
final class UuidReader extends UUIDDeserializer {

    private static final long serialVersionUID = 1;
    private static final int LENGTH = 36;

    @Override
    protected UUID _deserialize(String text, DeserializationContext context) throws IOException {
        return text.length() == LENGTH
                ? super._deserialize(text, context)
                : (UUID) context.handleWeirdStringValue(UUID.class, text, "no UUID");
    }
}
