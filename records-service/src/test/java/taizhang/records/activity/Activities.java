package taizhang.records.activity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds the body of a good activity: {@code anActivity().heldOn("2020-03-05").with("count", 2)}. */
final class Activities {

    private final Map<String, @Nullable Object> fields = new TreeMap<>();

    private Activities() {}

    static Activities anActivity() {
        return new Activities()
                .with("type", "party-lecture")
                .of("ACT-A")
                .with("title", "党课")
                .heldOn("2020-03-05")
                .with("occurrence", "held");
    }

    Activities of(String organization) {
        return with("organization", organization);
    }

    Activities heldOn(String day) {
        return with("heldOn", day);
    }

    Activities titled(String title) {
        return with("title", title);
    }

    Activities status(String status) {
        return with("status", status);
    }

    Activities themes(String... themes) {
        return with("themes", List.of(themes));
    }

    Activities attribute(String key, String value) {
        Map<String, Object> attributes = new HashMap<>();
        if (fields.get("attributes") instanceof Map<?, ?> given) {
            given.forEach((k, v) -> attributes.put(String.valueOf(k), v));
        }
        attributes.put(key, value);
        return with("attributes", attributes);
    }

    Activities quantity(String key, Number value) {
        return with("quantities", Map.of(key, value));
    }

    Activities with(String field, @Nullable Object value) {
        fields.put(field, value);
        return this;
    }

    Map<String, @Nullable Object> body() {
        return fields;
    }
}
