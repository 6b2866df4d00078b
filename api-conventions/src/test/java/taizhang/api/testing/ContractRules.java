package taizhang.api.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a document must say so that the clients generated from it do what their users mean. */
final class ContractRules {

    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String JSON = "application/json";

    private final JsonNode document;
    private final List<String> broken = new ArrayList<>();

    private ContractRules(JsonNode document) {
        this.document = document;
    }

    /** @return each broken rule with its place; empty when all is well */
    static List<String> broken(JsonNode document) {
        ContractRules rules = new ContractRules(document);
        rules.check();
        return rules.broken;
    }

    private void check() {
        require(!document.path("servers").isEmpty(), "servers");
        require(document.at("/info/license").has("url"), "the address of the licence");
        Set<String> used = new LinkedHashSet<>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> method.getValue().has("operationId"))
                .forEach(method -> operation(path.getKey(), method.getKey(), method.getValue(), used)));
        document.at("/components/schemas").properties().forEach(schema -> {
            require(used.contains(schema.getKey()), schema.getKey() + " is used");
            inner(schema.getKey(), schema.getValue(), this::answered);
        });
    }

    private void operation(String path, String method, JsonNode operation, Set<String> used) {
        String where = method.toUpperCase(Locale.ROOT) + " " + path;
        operation.path("parameters").forEach(parameter -> parameter(where, parameter));
        Map<String, JsonNode> bodies = content(operation.path("requestBody"));
        bodies.forEach((type, schema) -> {
            follow(schema, used);
            if (type.endsWith("json")) {
                each(where, schema, this::taken);
            }
        });
        if (bodies.containsKey(MERGE_PATCH)) {
            mergePatch(where, path, resolved(bodies.get(MERGE_PATCH)));
        }
        precondition(where, operation);
        operation.path("responses").properties().forEach(answer -> {
            Map<String, JsonNode> contents = content(answer.getValue());
            contents.values().forEach(schema -> follow(schema, used));
            String at = where + " " + answer.getKey();
            require(
                    !contents.containsKey(JSON)
                            || contents.keySet().iterator().next().equals(JSON),
                    at + ": JSON comes first");
            require(
                    !Set.of("429", "503").contains(answer.getKey())
                            || answer.getValue().at("/headers").has("Retry-After"),
                    at + ": Retry-After");
            require(
                    !answer.getKey().matches("2..|304")
                            || answer.getValue().at("/headers").has("Cache-Control"),
                    at + ": Cache-Control");
            JsonNode events = contents.get("text/event-stream");
            require(events == null || events.path("type").asText().equals("string"), at + ": events are a text");
        });
    }

    /** 428 follows without If-Match: always where the record is there in any case, and at a PUT when it is. */
    private void precondition(String where, JsonNode operation) {
        boolean said = stream(operation.path("parameters"))
                .anyMatch(p -> p.path("name").asText().equals("If-Match")
                        && p.path("required").asBoolean());
        boolean answered = operation.path("responses").has("428");
        boolean created = where.startsWith("PUT");
        require(said ? answered : !answered || created, where + ": If-Match is required as 428 is answered");
    }

    private void parameter(String where, JsonNode parameter) {
        String at = where + "?" + parameter.path("name").asText();
        JsonNode schema = parameter.path("schema");
        require(schema.has("type"), at + " has a type");
        example(at, schema, parameter.path("example"));
        switch (parameter.path("name").asText()) {
            case "limit" ->
                require(
                        schema.path("minimum").asInt() == 1
                                && schema.path("maximum").asInt() == 500,
                        at + " is bounded");
            case "code" -> require(schema.has("pattern"), at + " has a pattern");
            default -> {}
        }
    }

    private void mergePatch(String where, String path, JsonNode patch) {
        String whole = path.substring(0, path.lastIndexOf('/'));
        JsonNode created = resolved(content(document.at("/paths").path(whole).at("/post/requestBody"))
                .getOrDefault(JSON, patch));
        Set<String> needed = new LinkedHashSet<>();
        created.path("required").forEach(name -> needed.add(name.asText()));
        require(!created.equals(patch) && !needed.isEmpty(), where + " has a schema of its own");
        require(patch.path("required").isEmpty(), where + " requires nothing");
        patch.path("properties").properties().forEach(property -> {
            JsonNode value = property.getValue();
            require(
                    needed.contains(property.getKey()) || value.path("nullable").asBoolean(),
                    where + ": null removes " + property.getKey());
            require(
                    !value.has("additionalProperties")
                            || value.at("/additionalProperties/nullable").asBoolean(),
                    where + ": null removes what is in " + property.getKey());
        });
    }

    /** Of what a client sends. */
    private void taken(String at, JsonNode schema) {
        require(!schema.has("default"), at + " has no default");
        if (schema.path("properties").has("code")) {
            require(schema.at("/properties/code").has("pattern"), at + "/code has a pattern");
        }
    }

    /** Of all that there is. */
    private void answered(String at, JsonNode schema) {
        require(
                !schema.path("type").asText().equals("object")
                        || schema.has("properties")
                        || schema.has("additionalProperties")
                        || schema.has("allOf")
                        || schema.has("oneOf"),
                at + " says what is in it");
        example(at, schema, schema.path("example"));
    }

    private void example(String at, JsonNode schema, JsonNode example) {
        if (example.isMissingNode()) {
            return;
        }
        boolean fits =
                switch (schema.path("type").asText()) {
                    case "string" -> example.isTextual();
                    case "integer", "number" -> example.isNumber();
                    case "boolean" -> example.isBoolean();
                    case "array" -> example.isArray();
                    default -> example.isObject();
                };
        require(fits, at + ": the example is of the type");
        require(
                !schema.has("enum") || stream(schema.path("enum")).anyMatch(example::equals),
                at + ": the example is a word of the vocabulary");
    }

    private void each(String where, JsonNode schema, BiConsumer<String, JsonNode> rule) {
        Set<String> names = new LinkedHashSet<>();
        follow(schema, names);
        inner(where, schema, rule);
        names.forEach(name -> inner(name, document.at("/components/schemas").path(name), rule));
    }

    private static void inner(String at, JsonNode schema, BiConsumer<String, JsonNode> rule) {
        rule.accept(at, schema);
        schema.path("properties").properties().forEach(p -> inner(at + "/" + p.getKey(), p.getValue(), rule));
        Stream.of("items", "additionalProperties")
                .filter(part -> schema.path(part).isObject())
                .forEach(part -> inner(at + "/*", schema.path(part), rule));
    }

    /** Adds the names of all that the schema refers to, directly or not. */
    private void follow(JsonNode schema, Set<String> names) {
        schema.findValuesAsText("$ref").stream()
                .map(ContractRules::name)
                .filter(names::add)
                .forEach(name -> follow(document.at("/components/schemas").path(name), names));
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? document.at("/components/schemas")
                        .path(name(schema.path("$ref").asText()))
                : schema;
    }

    private static String name(String ref) {
        return ref.substring(ref.lastIndexOf('/') + 1);
    }

    /** In their order. */
    private static Map<String, JsonNode> content(JsonNode of) {
        Map<String, JsonNode> schemas = new LinkedHashMap<>();
        of.path("content")
                .properties()
                .forEach(type -> schemas.put(type.getKey(), type.getValue().path("schema")));
        return schemas;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private void require(boolean holds, String rule) {
        if (!holds) {
            broken.add(rule);
        }
    }
}
