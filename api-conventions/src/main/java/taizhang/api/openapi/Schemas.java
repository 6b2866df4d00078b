package taizhang.api.openapi;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The named schemas of a document, where they are used, and what refers to what. */
final class Schemas {

    private static final String PREFIX = "#/components/schemas/";

    private final OpenAPI document;
    private final Components components;

    Schemas(OpenAPI document) {
        this.document = document;
        this.components = document.getComponents();
    }

    Map<String, Schema> named() {
        return components.getSchemas();
    }

    @Nullable
    Schema named(String name) {
        return components.getSchemas().get(name);
    }

    void add(String name, Schema schema) {
        Map<String, Schema> all = new LinkedHashMap<>(components.getSchemas());
        all.put(name, schema);
        components.setSchemas(all);
    }

    void dropUnused() {
        Map<String, Schema> all = new LinkedHashMap<>(components.getSchemas());
        all.keySet().retainAll(reachable(used()));
        components.setSchemas(all);
    }

    static Schema to(String name) {
        return OASFactory.createSchema().ref(PREFIX + name);
    }

    /** @return the name that the schema refers to, also one that has words of its own beside it; null: none */
    static @Nullable String target(Schema schema) {
        String ref = schema.getRef();
        return ref == null ? null : ref.substring(ref.lastIndexOf('/') + 1);
    }

    Stream<Operation> operations() {
        return document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream());
    }

    static Stream<Schema> bodies(Operation operation) {
        return operation.getRequestBody() == null
                ? Stream.of()
                : contents(operation.getRequestBody().getContent());
    }

    static Stream<Schema> answers(Operation operation) {
        return operation.getResponses().getAPIResponses().values().stream().flatMap(Schemas::of);
    }

    static Stream<Schema> parameters(Operation operation) {
        return operation.getParameters() == null
                ? Stream.of()
                : operation.getParameters().stream().map(Parameter::getSchema);
    }

    private Stream<Schema> used() {
        return operations().flatMap(operation -> Stream.of(bodies(operation), answers(operation), parameters(operation))
                .flatMap(all -> all));
    }

    /** Every schema that there is, the inner ones included. */
    void forEach(Consumer<Schema> visitor) {
        Stream.concat(List.copyOf(named().values()).stream(), used()).toList().forEach(schema -> walk(schema, visitor));
    }

    /** The schema and all inside it; what it refers to stays outside. */
    static void walk(Schema schema, Consumer<Schema> visitor) {
        inner(schema).toList().forEach(part -> walk(part, visitor));
        visitor.accept(schema);
    }

    /** @return the names of all that is used by these schemas, directly or not */
    Set<String> reachable(Stream<Schema> roots) {
        Set<String> found = new TreeSet<>();
        Deque<Schema> open = new ArrayDeque<>(roots.toList());
        while (!open.isEmpty()) {
            Schema schema = open.pop();
            String name = target(schema);
            if (name != null && found.add(name)) {
                Schema next = named(name);
                if (next != null) {
                    open.push(next);
                }
            }
            inner(schema).forEach(open::push);
        }
        return found;
    }

    private static Stream<Schema> inner(Schema schema) {
        return Stream.of(
                        values(schema.getProperties()),
                        Stream.ofNullable(schema.getItems()).toList(),
                        Stream.ofNullable(schema.getOneOf())
                                .flatMap(Collection::stream)
                                .toList(),
                        Stream.ofNullable(schema.getAdditionalPropertiesSchema())
                                .toList())
                .flatMap(Collection::stream);
    }

    private static Stream<Schema> of(APIResponse answer) {
        Collection<Header> headers = values(answer.getHeaders());
        return Stream.concat(contents(answer.getContent()), headers.stream().map(Header::getSchema));
    }

    private static Stream<Schema> contents(@Nullable Content content) {
        return content == null
                ? Stream.of()
                : content.getMediaTypes().values().stream()
                        .map(MediaType::getSchema)
                        .flatMap(Stream::ofNullable);
    }

    private static <T> Collection<T> values(@Nullable Map<String, T> map) {
        return map == null ? List.of() : map.values();
    }
}
