package taizhang.api.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import org.jboss.jandex.IndexView;
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

    private static final String TABLE =
            "As text/csv or xlsx (Accept) it is a table; its columns are the fields of an item, a list is joined with"
                    + " semicolons%s. A text that begins like a formula has an apostrophe before it. A cell of xlsx holds"
                    + " 32,767 characters; a longer text says at its end that it is cut.";

    private static final String WHOLE =
            " The table has all that match, or one page with limit or cursor, the next one in Link. What cannot be"
                    + " finished ends with a broken connection.";

    private static final String TOO_MANY_ROWS = "More rows than a sheet holds; text/csv has no such limit";

    private final IndexView index;

    /** @param index of the classes that the document is made from */
    public ApiDocument(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.addServer(OASFactory.createServer().url("/").description("The gateway that publishes this document"));
        Schemas schemas = new Schemas(document);
        new BodySchemas(schemas, index).complete();
        document.getComponents()
                .addSecurityScheme(
                        SCHEME,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT"));
        Set<String> paths = document.getPaths().getPathItems().keySet();
        CallerRoles roles = new CallerRoles(index);
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> {
                    roles.describe(operation);
                    complete(path, method, operation, paths);
                }));
        schemas.dropUnused();
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation, Set<String> paths) {
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME)));
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().setRequired(true);
        }
        CommonAnswers.describe(path, method, operation, paths);
        CommonParameters.describe(method, operation);
        CommonAnswers.addProblems(method, operation);
        addTables(operation);
    }

    /** JSON stays the first content, which is the one that generated clients read. */
    private static void addTables(Operation operation) {
        APIResponse answer = operation.getResponses().getAPIResponse("200");
        if (answer == null
                || answer.getContent() == null
                || !answer.getContent().hasMediaType(TableAnswer.CSV)) {
            return;
        }
        boolean paged = CommonParameters.has(operation, "limit");
        Object columns = operation.getExtension(TableAnswer.COLUMNS);
        operation.removeExtension(TableAnswer.COLUMNS);
        // The scanner gives what a method says of itself to its answers, too.
        operation.getResponses().removeExtension(TableAnswer.COLUMNS);
        operation
                .getResponses()
                .getAPIResponses()
                .values()
                .forEach(other -> other.removeExtension(TableAnswer.COLUMNS));
        String table = TABLE.formatted(columns == null ? "" : "; " + columns) + (paged ? WHOLE : "");
        String description = operation.getDescription();
        operation.setDescription(description == null ? table : description + " " + table);
        answer.getContent().addMediaType(TableAnswer.CSV, text(null)).addMediaType(TableAnswer.XLSX, text("binary"));
        if (paged) {
            APIResponse broken = operation.getResponses().getAPIResponse("422");
            CommonAnswers.addProblems(operation, Map.of("422", TOO_MANY_ROWS));
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
}
