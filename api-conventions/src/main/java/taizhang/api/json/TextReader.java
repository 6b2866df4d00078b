package taizhang.api.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import taizhang.api.unicode.Text;

/** Reads texts in their composed form, and none that cannot be kept. */
final class TextReader extends StringDeserializer {

    private static final long serialVersionUID = 1;

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = super.deserialize(parser, context);
        return text == null ? null : read(text, context);
    }

    static String read(String text, DeserializationContext context) throws IOException {
        return Text.isWritable(text)
                ? Text.composed(text)
                : (String) context.handleWeirdStringValue(String.class, text, "no text");
    }
}
