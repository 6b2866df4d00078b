package taizhang.reporting.feed;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.fact.Change;

/**
 * A page of the change feed. {@code before} and {@code after} are cut out of the text and not parsed: the hashes cover
 * the very characters.
 *
 * @param head the last position of the ledger when the page was made
 */
record ChangePage(List<Change> items, long head) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String HASH = "sha-256:";

    /** @throws IOException when it is no page of changes */
    static ChangePage of(String body) throws IOException {
        List<Change> items = new ArrayList<>();
        long head = -1;
        try (JsonParser json = JSON.createParser(body)) {
            expect(json, json.nextToken(), JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("items")) {
                    expect(json, value, JsonToken.START_ARRAY);
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        items.add(change(json, body));
                    }
                } else if (field.equals("head")) {
                    head = json.getLongValue();
                } else {
                    json.skipChildren();
                }
            }
        }
        if (head < 0) {
            throw new IOException("the page has no head");
        }
        return new ChangePage(items, head);
    }

    /** @return whether there were more when it was made */
    boolean isFollowed() {
        return !items.isEmpty() && last() < head;
    }

    long last() {
        return items.get(items.size() - 1).position();
    }

    long characters() {
        return items.stream()
                .mapToLong(change -> length(change.before()) + length(change.after()))
                .sum();
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    /** @param next of which repeats are left out */
    ChangePage with(ChangePage next) {
        List<Change> both = new ArrayList<>(items);
        next.items.stream().filter(change -> change.position() > last()).forEach(both::add);
        return new ChangePage(both, next.head);
    }

    private static Change change(JsonParser json, String body) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            if (value.isStructStart()) {
                int start = (int) json.currentTokenLocation().getCharOffset();
                json.skipChildren();
                fields.put(field, body.substring(start, (int)
                        json.currentLocation().getCharOffset()));
            } else if (value != JsonToken.VALUE_NULL) {
                fields.put(field, json.getText());
            }
        }
        try {
            return change(fields);
        } catch (RuntimeException e) {
            throw new IOException("a change cannot be read: " + e.getMessage(), e);
        }
    }

    private static Change change(Map<String, String> fields) throws IOException {
        return new Change(
                Long.parseLong(required(fields, "position")),
                bare(required(fields, "hash")),
                Instant.parse(required(fields, "at")),
                required(fields, "actor"),
                required(fields, "entity"),
                required(fields, "id"),
                Long.parseLong(required(fields, "version")),
                required(fields, "operation"),
                fields.get("organization"),
                fields.get("before"),
                fields.get("after"),
                fields.get("batch"),
                fields.get("onBehalfOf"));
    }

    /** The chain is made of hashes without the name of their algorithm. */
    private static String bare(String hash) throws IOException {
        if (!hash.startsWith(HASH)) {
            throw new IOException("a hash of another algorithm: " + hash);
        }
        return hash.substring(HASH.length());
    }

    private static String required(Map<String, String> fields, String name) throws IOException {
        String value = fields.get(name);
        if (value == null) {
            throw new IOException("a change has no " + name);
        }
        return value;
    }

    private static void expect(JsonParser json, @Nullable JsonToken token, JsonToken expected) throws IOException {
        if (token != expected) {
            throw new IOException(
                    "no page of changes at " + json.currentLocation().getCharOffset());
        }
    }
}
