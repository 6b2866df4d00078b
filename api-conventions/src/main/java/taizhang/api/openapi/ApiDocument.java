package taizhang.api.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Problem;
import taizhang.api.table.TableAnswer;

/** Adds to every operation of the OpenAPI document what holds for all: the token, and how each failure is answered. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
@OpenAPIDefinition(
        // Each service names its own title in its configuration.
        info = @Info(title = "Taizhang", version = "1.0.0"),
        components =
                @Components(
                        schemas =
                                @org.eclipse.microprofile.openapi.annotations.media.Schema(
                                        name = "Problem",
                                        implementation = Problem.class)))
public class ApiDocument implements OASFilter {

    private static final String SCHEME = "bearer";

    private static final Map<String, String> OF_EVERY_OPERATION = Map.of(
            "400", "It cannot be read: an unknown or invalid parameter or field",
            "401", "No valid token",
            "403", "The role of the token is too low",
            "404", "Not there, or outside the caller's organizations",
            "406", "None of the accepted media types can be produced",
            "429", "Too many requests; Retry-After tells the seconds to wait",
            "500", "A fault of the service; quote the X-Request-Id",
            "503", "The database is away for the moment; Retry-After tells the seconds to wait");

    private static final String TABLE =
            "As text/csv or xlsx (Accept) it is a table; its columns are the fields of an item, a list is joined with"
                    + " semicolons%s. A text that begins like a formula has an apostrophe before it. A cell of xlsx holds"
                    + " 32,767 characters; a longer text says at its end that it is cut.";

    private static final String WHOLE =
            " The table has all that match, or one page with limit or cursor, the next one in Link. What cannot be"
                    + " finished ends with a broken connection.";

    private static final String TOO_MANY_ROWS = "More rows than a sheet holds; text/csv has no such limit";

    private static final Map<String, String> OF_WRITES = Map.of(
            "409", "It conflicts with the present state",
            "412", "If-Match or If-None-Match does not hold",
            "428", "If-Match is missing");

    private static final Map<String, String> OF_BODIES = Map.of(
            "413", "The body is larger than allowed",
            "415", "The body has a media type that is not accepted here",
            "422", "Understood, but rules are broken: errors names all of them");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> complete(path, method, operation)));
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME)));
        addAll(operation, OF_EVERY_OPERATION);
        addTables(operation);
        if (method != PathItem.HttpMethod.GET) {
            addAll(operation, OF_WRITES);
        } else if (path.endsWith("}")) {
            operation
                    .getResponses()
                    .addAPIResponse(
                            "304", OASFactory.createAPIResponse().description("If-None-Match names this version"));
        }
        if (operation.getRequestBody() != null) {
            addAll(operation, OF_BODIES);
        }
    }

    /** JSON stays the first content, which is the one that generated clients read. */
    private static void addTables(Operation operation) {
        APIResponse answer = operation.getResponses().getAPIResponse("200");
        if (answer == null || !answer.hasExtension(TableAnswer.DOCUMENTED)) {
            return;
        }
        Object columns = answer.getExtension(TableAnswer.DOCUMENTED);
        boolean paged = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "limit".equals(parameter.getName()));
        String table = TABLE.formatted(columns.equals(TableAnswer.FIELDS) ? "" : "; " + columns) + (paged ? WHOLE : "");
        String description = operation.getDescription();
        operation.setDescription(description == null ? table : description + " " + table);
        answer.removeExtension(TableAnswer.DOCUMENTED);
        answer.getContent().addMediaType(TableAnswer.CSV, text(null)).addMediaType(TableAnswer.XLSX, text("binary"));
        if (paged) {
            APIResponse broken = operation.getResponses().getAPIResponse("422");
            addAll(operation, Map.of("422", TOO_MANY_ROWS));
            if (broken != null && broken.getContent() != null) {
                broken.setDescription(broken.getDescription() + "; or: " + TOO_MANY_ROWS);
            }
        }
    }

    private static MediaType text(@Nullable String format) {
        return OASFactory.createMediaType()
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .format(format));
    }

    private static void addAll(Operation operation, Map<String, String> problems) {
        // In the order of their status, so that the document is the same text after every build.
        new TreeMap<>(problems).forEach((status, description) -> {
            // An operation may have described a problem in its own words; the scanner's words have no content.
            APIResponse described = operation.getResponses().getAPIResponse(status);
            if (described == null || described.getContent() == null) {
                operation.getResponses().addAPIResponse(status, problem(description));
            }
        });
    }

    private static APIResponse problem(String description) {
        MediaType body =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("#/components/schemas/Problem"));
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, body));
    }
}
