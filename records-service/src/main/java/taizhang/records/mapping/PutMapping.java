package taizhang.records.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.records.imports.ImportKind;
import taizhang.records.sheet.MappingCheck;

/** The body of a PUT: as it was sent, anything may be missing. */
@Schema(name = "PutImportMapping")
record PutMapping(
        @Schema(description = "the code of the path, when given") @Nullable String code,
        @Schema(required = true, implementation = ImportKind.class) @Nullable String entity,
        @Schema(nullable = true, maxLength = 1000, description = "what it is for, and what becomes of what") @Nullable
                String description,
        @Schema(
                        required = true,
                        maxProperties = MappingCheck.MOST_COLUMNS,
                        description =
                                "field of ours by heading of theirs, named as in tables (quantities.attendees, name.zh); null"
                                        + " leaves a column out on purpose; several may go into notes (of tasks: description). 错误 and error are passed"
                                        + " over and can only be left out")
                @Nullable
                Map<String, @Nullable String> columns,
        @Schema(
                        nullable = true,
                        implementation = Map.class,
                        description =
                                "value by field, spelled as in a cell and checked by the rules of the field; none when absent")
                @Nullable
                Map<String, @Nullable JsonNode> constants,
        @Schema(nullable = true, minimum = "1", maximum = "1000000") @Nullable Long headingRow,
        @Schema(nullable = true, maxLength = 200) @Nullable String sheet,
        @Schema(description = "ignored: who made it stays") @Nullable String createdBy,
        @Schema(description = "ignored: If-Match tells the version") @Nullable Long version) {

    Map<String, @Nullable String> columnsOrNone() {
        return columns == null ? Map.of() : columns;
    }

    Map<String, @Nullable JsonNode> constantsOrNone() {
        return constants == null ? Map.of() : constants;
    }
}
