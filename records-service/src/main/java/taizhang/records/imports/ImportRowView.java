package taizhang.records.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

/** A row and what becomes of it, as the API answers it. */
@Schema(
        name = "ImportRow",
        requiredProperties = {"row", "outcome", "id", "errors", "before", "after"})
public record ImportRowView(
        @Schema(minimum = "1", description = "as a spreadsheet numbers it; the line of NDJSON") long row,
        @Schema(implementation = Outcome.class) String outcome,
        @Schema(nullable = true, description = "of the record, or its code; null: the row is rejected") @Nullable
                String id,
        @Schema(maxItems = RowError.MOST, description = "why it is rejected: all of it, or the first of very many")
                List<Error> errors,
        @Schema(nullable = true, implementation = Map.class, description = "the record before it was updated") @Nullable
                JsonNode before,
        @Schema(
                        nullable = true,
                        implementation = Map.class,
                        description = "the record as it was created or updated; null until then")
                @Nullable
                JsonNode after) {

    @Schema(
            name = "ImportRowError",
            requiredProperties = {"column", "code", "detail"})
    record Error(
            @Schema(
                            nullable = true,
                            description =
                                    "heading of the file, or the field of a constant of the mapping; of NDJSON a JSON"
                                            + " Pointer; null: the whole row")
                    @Nullable
                    String column,
            @Schema(description = "as the single write answers it") String code,
            String detail) {}

    @Schema(name = "ImportRowPage")
    record Page(
            @Schema(required = true) List<ImportRowView> items,
            @Schema(required = true, nullable = true, description = "cursor of the next page; null: there is none")
                    @Nullable
                    String next,
            @Schema(description = "with include=total") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total)
            implements Table.Page<ImportRowView> {}
}
