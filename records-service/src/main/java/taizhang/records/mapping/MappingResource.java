package taizhang.records.mapping;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.Explode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.http.Answer;
import taizhang.api.page.PageParameters;
import taizhang.api.parameter.FilterReader;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.table.Table;
import taizhang.api.table.TableAnswer;
import taizhang.api.text.Coded;
import taizhang.records.imports.ImportKind;
import taizhang.records.record.Author;
import taizhang.records.record.Precondition;
import taizhang.records.record.Written;

@Path("/v1/import-mappings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Import mappings", description = "What files of one's own say in their own words")
public class MappingResource {

    private final MappingService service;
    private final TableAnswer tables;
    private final Caller caller;

    MappingResource(MappingService service, TableAnswer tables, Caller caller) {
        this.service = service;
        this.tables = tables;
        this.caller = caller;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, TableAnswer.CSV, TableAnswer.XLSX})
    @RolesAllowed(Role.READER)
    @Operation(operationId = "listImportMappings", summary = "Mappings in the order of their codes")
    @APIResponseSchema(MappingPage.class)
    public Response list(
            @Parameter(
                            description = "comma: any of",
                            explode = Explode.FALSE,
                            schema = @Schema(implementation = ImportKind.class))
                    @QueryParam("entity")
                    @Nullable
                    String entity,
            @BeanParam PageParameters page) {
        FilterReader reader = new FilterReader();
        MappingQuery query =
                new MappingQuery(caller.organization(), reader.anyOf("entity", entity, Coded.codes(ImportKind.class)));
        reader.throwIfAny();
        return tables.answer(
                new Table<>(
                        "import-mappings",
                        ImportMapping.class,
                        (after, size, withTotal) -> service.list(query, after, size, withTotal)),
                page.request());
    }

    @GET
    @Path("/{code}")
    @RolesAllowed(Role.READER)
    @Operation(operationId = "getImportMapping", summary = "One mapping")
    public RestResponse<ImportMapping> get(
            @PathParam("code") String code, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        ImportMapping mapping = service.get(code, caller.organization());
        return Answer.read(mapping, mapping.version(), ifNoneMatch);
    }

    @PUT
    @Path("/{code}")
    @RolesAllowed(Role.RECORDER)
    @Operation(
            operationId = "putImportMapping",
            summary = "Creates or replaces a mapping",
            description =
                    "Who made one may change it, and so may an administrator. One that somebody with all organizations made"
                            + " is everybody's to use. Imports that were sent keep what they have read of it. The same content again changes nothing.")
    public RestResponse<ImportMapping> put(
            @PathParam("code") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Nullable PutMapping body) {
        Written<ImportMapping> written = service.put(
                Author.of(caller), code, Precondition.put(ifMatch, ifNoneMatch), UnreadableBody.required(body));
        return Answer.written(written.resource(), written.resource().version(), written.created());
    }

    @DELETE
    @Path("/{code}")
    @RolesAllowed(Role.RECORDER)
    @Operation(operationId = "deleteImportMapping", summary = "Deletes a mapping")
    public void delete(
            @PathParam("code") String code,
            @Parameter(required = true) @HeaderParam("If-Match") @Nullable String ifMatch) {
        service.delete(Author.of(caller), code, Precondition.required(ifMatch));
    }
}
