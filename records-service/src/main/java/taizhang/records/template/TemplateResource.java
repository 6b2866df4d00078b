package taizhang.records.template;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.parameter.FilterReader;
import taizhang.api.problem.FieldRule;
import taizhang.api.table.TableAnswer;
import taizhang.api.text.Coded;
import taizhang.records.imports.ImportKind;
import taizhang.records.record.Author;

@Path("/v1/imports/templates")
@Produces(TableAnswer.XLSX)
@Blocking
@Tag(name = "Imports")
public class TemplateResource {

    private final Instance<EmptySheet> sheets;
    private final Caller caller;

    TemplateResource(@Any Instance<EmptySheet> sheets, Caller caller) {
        this.sheets = sheets;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Role.READER)
    @Operation(
            operationId = "getImportTemplate",
            summary = "An empty sheet to fill in",
            description =
                    "Headings in Chinese, an example that the caller may import as it is, lists of vocabularies and of"
                            + " the caller's organizations to choose from, and a sheet that says how each column is filled in.")
    @APIResponse(
            responseCode = "200",
            description = "A workbook",
            content =
                    @Content(
                            mediaType = TableAnswer.XLSX,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")),
            headers = @Header(name = "Content-Disposition", schema = @Schema(type = SchemaType.STRING)))
    public Response get(
            @QueryParam("entity")
                    @Parameter(required = true, schema = @Schema(implementation = ImportKind.class))
                    @Nullable
                    String entity,
            @QueryParam("type")
                    @Parameter(description = "code of an activity type: with its quantities and attributes")
                    @Nullable
                    String type) {
        FilterReader reader = new FilterReader();
        String kind = reader.one("entity", entity, Coded.codes(ImportKind.class));
        String code = reader.code("type", type);
        if (entity == null) {
            reader.add("entity", FieldRule.REQUIRED);
        }
        reader.throwIfAny();
        EmptySheet.Content content = sheets.stream()
                .filter(each -> each.kind().code().equals(kind))
                .findFirst()
                .orElseThrow()
                .content(Author.of(caller), code);
        return Response.ok(workbook(content))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + content.file() + ".xlsx\"")
                .build();
    }

    private static byte[] workbook(EmptySheet.Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            TemplateWorkbook.write(content, out);
        } catch (IOException memory) {
            throw new UncheckedIOException(memory);
        }
        return out.toByteArray();
    }
}
