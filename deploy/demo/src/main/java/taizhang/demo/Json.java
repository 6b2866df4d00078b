package taizhang.demo;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Just enough JSON to write requests and to read single fields of an answer, so that no library is needed for it. */
final class Json {

    private Json() {}

    /** Maps become objects, iterables arrays, numbers and booleans themselves, all else texts. */
    static String write(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> text(String.valueOf(entry.getKey())) + ":" + write(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Iterable<?> items) {
            StringBuilder array = new StringBuilder("[");
            for (Object item : items) {
                array.append(array.length() > 1 ? "," : "").append(write(item));
            }
            return array.append("]").toString();
        }
        return text(value.toString());
    }

    /** The first text or number of that name, or null. A quote inside a text is escaped, so a name is never found in one. */
    static @Nullable String field(String json, String name) {
        List<String> values = fields(json, name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** Every text or number of that name, in the order of the answer. */
    static List<String> fields(String json, String name) {
        return Pattern.compile("\"" + Pattern.quote(name) + "\"\\s*:\\s*(?:\"([^\"]*)\"|(-?\\d+))")
                .matcher(json)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }

    /** The same with another value of a field that is a text or null; the first of that name. */
    static String with(String json, String name, @Nullable String value) {
        Pattern field = Pattern.compile("(\"" + Pattern.quote(name) + "\"\\s*:\\s*)(?:\"[^\"]*\"|null)");
        Matcher found = field.matcher(json);
        if (!found.find()) {
            throw new IllegalArgumentException("No text or null of the name " + name + " in " + json);
        }
        return json.substring(0, found.end(1)) + write(value) + json.substring(found.end());
    }

    private static String text(String value) {
        StringBuilder text = new StringBuilder("\"");
        for (char c : value.toCharArray()) {
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.append('"').toString();
    }
}
