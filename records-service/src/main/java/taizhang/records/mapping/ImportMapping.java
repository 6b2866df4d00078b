package taizhang.records.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.records.imports.ImportKind;

/** A mapping as callers see it. */
@Schema(name = "ImportMapping")
record ImportMapping(
        @Schema(required = true, examples = "meeting-ledger") String code,
        @Schema(required = true, implementation = ImportKind.class) String entity,
        @Schema(
                        required = true,
                        nullable = true,
                        maxLength = 1000,
                        description = "what it is for, and what becomes of what")
                @Nullable
                String description,
        @Schema(
                        required = true,
                        implementation = Map.class,
                        description = "field of ours by heading of theirs; null leaves a column out on purpose")
                JsonNode columns,
        @Schema(
                        required = true,
                        implementation = Map.class,
                        description = "value by field, the same in all rows, where the file has no column for it")
                JsonNode constants,
        @Schema(
                        required = true,
                        nullable = true,
                        description = "number of the row of headings; null: the first that has something in it")
                @Nullable
                Long headingRow,
        @Schema(
                        required = true,
                        nullable = true,
                        description =
                                "name of the sheet of a workbook; null: the first that can be seen and has something in it")
                @Nullable
                String sheet,
        @Schema(required = true, description = "subject of who made it; system: it ships") String createdBy,
        @Schema(required = true) long version) {}
