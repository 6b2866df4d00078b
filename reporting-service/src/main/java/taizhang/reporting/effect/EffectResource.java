package taizhang.reporting.effect;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.page.PageParameters;
import taizhang.api.page.PageRequest;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Problem;
import taizhang.api.problem.ProblemException;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.reporting.counting.QuestionReader;

@Path("/v1/figures/effect")
@Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
@Tag(name = "Figures")
public class EffectResource {

    private final EffectService service;
    private final Caller caller;
    private final TableAnswer tables;

    EffectResource(EffectService service, Caller caller, TableAnswer tables) {
        this.service = service;
        this.caller = caller;
        this.tables = tables;
    }

    @GET
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "getEffect",
            summary = "What an import changes in the figures",
            description =
                    "The figures of the subtrees of the organizations of the rows, and of those above them that the caller"
                            + " sees, without and with the rows: by years, the headline figures of the years in which a"
                            + " row lies or anything changes, and every indicator that ships and changes. Of a dry run as it"
                            + " would be now; of a commit as it was, against the position just before its first change, also"
                            + " after a withdrawal. An import that has failed or was cancelled changes nothing, nor does a dry"
                            + " run with atomic=true that rejects a row: none would be written. Who sees the import sees"
                            + " this.")
    @APIResponseSchema(EffectPage.class)
    @Extension(name = TableAnswer.COLUMNS, value = "before.value, before.pending, after.value, after.pending")
    @APIResponse(
            responseCode = "409",
            description = "import-running: it has not been decided on every row; ask again as Retry-After says",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response get(
            @Parameter(
                            description = "id of the import",
                            required = true,
                            example = "01970f3c-6c1e-7b9a-8f57-2f6f0c6b7a10",
                            schema = @Schema(format = "uuid"))
                    @QueryParam("import")
                    @Nullable
                    String id,
            @BeanParam PageParameters page) {
        PageRequest part = page.request();
        UUID file = id(QuestionReader.PARAMETERS.required("import", id));
        String token = caller.credential();
        String organization = caller.organization();
        return tables.answer(
                new Table<>(
                        "effect",
                        EffectItem.class,
                        (cursor, limit, withTotal) ->
                                service.page(file, token, organization, cursor, limit, withTotal)),
                part);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            throw ProblemException.parameter("import", FieldRule.UNREADABLE, "UUID");
        }
    }
}
