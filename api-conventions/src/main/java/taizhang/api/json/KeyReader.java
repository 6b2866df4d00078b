package taizhang.api.json;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import java.io.IOException;
import taizhang.api.unicode.Text;

/** Reads the keys of maps as {@link TextReader} reads their values. */
final class KeyReader extends KeyDeserializer {

    @Override
    public Object deserializeKey(String key, DeserializationContext context) throws IOException {
        return Text.isWritable(key) ? Text.composed(key) : context.handleWeirdKey(String.class, key, "no text");
    }
}
