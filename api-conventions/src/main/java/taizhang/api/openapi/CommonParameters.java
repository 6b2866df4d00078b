package taizhang.api.openapi;

import jakarta.ws.rs.core.HttpHeaders;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.page.Limit;
import taizhang.api.parameter.FilterReader;
import taizhang.api.problem.Violations;

/** Parameters whose name says what they are, described once. What an annotation says of one of them stays. */
final class CommonParameters {

    static final String CODE = "^" + Violations.CODE_PATTERN + "$";

    private static final String CREATED = "201";
    private static final String WHEN_GIVEN = "when given: ";

    private CommonParameters() {}

    static boolean has(Operation operation, String name) {
        return parameters(operation).stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }

    static void describe(HttpMethod method, Operation operation) {
        for (Parameter parameter : parameters(operation)) {
            switch (parameter.getIn()) {
                case PATH -> path(parameter);
                case HEADER -> header(parameter, method, operation);
                default -> query(parameter);
            }
        }
    }

    private static void path(Parameter parameter) {
        String name = parameter.getName();
        Schema schema = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        if (name.equals("code")) {
            parameter.setSchema(schema.pattern(CODE));
        } else if (name.equals("id") || name.endsWith("Id")) {
            parameter.setSchema(schema.format("uuid"));
        }
    }

    private static void header(Parameter parameter, HttpMethod method, Operation operation) {
        String name = parameter.getName();
        if (parameter.getDescription() == null) {
            parameter.setDescription(ofHeader(name, method, operation));
        }
        if (name.equals(IdempotencyKey.HEADER)) {
            parameter.getSchema().minLength(1).maxLength(IdempotencyKey.LONGEST);
        } else if (name.equals(HttpHeaders.IF_MATCH)) {
            parameter.setRequired(needsVersion(method, operation) ? true : null);
        }
    }

    /** @return whether there is always a version, which the caller must name */
    static boolean needsVersion(HttpMethod method, Operation operation) {
        return has(operation, HttpHeaders.IF_MATCH)
                && !has(operation, IdempotencyKey.HEADER)
                && !mayReplace(method, operation)
                && !isWhenGiven(operation);
    }

    /** An operation that takes a version and needs none says so in its own words of the header. */
    private static boolean isWhenGiven(Operation operation) {
        return parameters(operation).stream()
                .filter(parameter -> parameter.getName().equals(HttpHeaders.IF_MATCH))
                .map(Parameter::getDescription)
                .anyMatch(words -> words != null && words.startsWith(WHEN_GIVEN));
    }

    /** @return whether there may be a version, which the caller must name then */
    static boolean mayReplace(HttpMethod method, Operation operation) {
        return method == HttpMethod.PUT
                && has(operation, HttpHeaders.IF_MATCH)
                && operation.getResponses().hasAPIResponse(CREATED);
    }

    private static void query(Parameter parameter) {
        Schema schema = parameter.getSchema();
        if (schema.getType() == null) {
            schema.addType(Schema.SchemaType.STRING);
        }
        switch (parameter.getName()) {
            case "limit" -> {
                parameter.setDescription("items on a page");
                schema.minimum(BigDecimal.ONE)
                        .maximum(BigDecimal.valueOf(Limit.MOST))
                        .defaultValue(Limit.DEFAULT);
            }
            case "q" -> schema.maxLength(FilterReader.LONGEST_TEXT);
            default -> {}
        }
        if (Boolean.FALSE.equals(parameter.getExplode()) && schema.getItems() == null) {
            parameter
                    .style(Parameter.Style.FORM)
                    .setSchema(OASFactory.createSchema()
                            .addType(Schema.SchemaType.ARRAY)
                            .items(schema));
        } else if (schema.getItems() != null && parameter.getExample() instanceof String one) {
            parameter.setExample(List.of(one));
        }
    }

    private static @Nullable String ofHeader(String name, HttpMethod method, Operation operation) {
        return switch (name) {
            case IdempotencyKey.HEADER -> "at most 255 characters, kept for seven days for each client";
            case HttpHeaders.IF_MATCH -> {
                if (mayReplace(method, operation)) {
                    yield WHEN_GIVEN + "the ETag of the version that is written over";
                }
                yield has(operation, IdempotencyKey.HEADER)
                        ? WHEN_GIVEN + "the ETag of the record"
                        : "the ETag of the version that is changed; 428 without it";
            }
            case HttpHeaders.IF_NONE_MATCH ->
                method == HttpMethod.PUT
                        ? "*: only when there is none yet"
                        : "the ETag of an earlier answer: 304 while it is the same";
            default -> null;
        };
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }
}
