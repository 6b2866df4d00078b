package taizhang.records.rectification;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the body of a good task: {@code aTask().foundOn("2020-03-02").dueOn("2020-09-30")}. */
final class Tasks {

    private final Map<String, @Nullable Object> fields = new HashMap<>();

    private Tasks() {}

    static Tasks aTask() {
        return new Tasks()
                .of("RT-A")
                .with("source", "inspection-tour")
                .titled("台账不全")
                .foundOn("2020-03-02");
    }

    Tasks of(String organization) {
        return with("organization", organization);
    }

    Tasks titled(String title) {
        return with("title", title);
    }

    Tasks foundOn(String day) {
        return with("foundOn", day);
    }

    Tasks dueOn(String day) {
        return with("dueOn", day);
    }

    Tasks action(String title, @Nullable String owner, @Nullable String dueOn) {
        Map<String, @Nullable Object> action = new HashMap<>();
        action.put("title", title);
        action.put("owner", owner);
        action.put("dueOn", dueOn);
        List<Object> actions = new ArrayList<>();
        if (fields.get("actions") instanceof List<?> given) {
            actions.addAll(given);
        }
        actions.add(action);
        return with("actions", actions);
    }

    Tasks with(String field, @Nullable Object value) {
        fields.put(field, value);
        return this;
    }

    Map<String, @Nullable Object> body() {
        return fields;
    }
}
