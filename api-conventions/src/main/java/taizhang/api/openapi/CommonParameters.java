package taizhang.api.openapi;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import taizhang.api.http.IdempotencyKey;

/** Parameters whose name says what they are, described once. What an annotation says of one of them stays. */
final class CommonParameters {

    private CommonParameters() {}

    static boolean has(Operation operation, String name) {
        return parameters(operation).stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }

    static void describe(HttpMethod method, Operation operation) {
        for (Parameter parameter : parameters(operation)) {
            String name = parameter.getName();
            if (parameter.getIn() == Parameter.In.PATH && (name.equals("id") || name.endsWith("Id"))) {
                parameter.setSchema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .format("uuid"));
            } else if (parameter.getIn() == Parameter.In.HEADER && parameter.getDescription() == null) {
                parameter.setDescription(ofHeader(name, method, operation));
            }
        }
    }

    private static @Nullable String ofHeader(String name, HttpMethod method, Operation operation) {
        return switch (name) {
            case IdempotencyKey.HEADER -> "at most 255 characters, kept for seven days for each client";
            case HttpHeaders.IF_MATCH -> {
                if (method == HttpMethod.PUT) {
                    yield "when given: the ETag of the version that is written over";
                }
                yield has(operation, IdempotencyKey.HEADER)
                        ? "when given: the ETag of the record"
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
