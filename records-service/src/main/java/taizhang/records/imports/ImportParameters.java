package taizhang.records.imports;

import jakarta.ws.rs.QueryParam;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import taizhang.api.parameter.FilterReader;
import taizhang.api.problem.FieldRule;
import taizhang.api.text.Coded;

/** How a file is to be taken. */
class ImportParameters {

    @QueryParam("entity")
    @Parameter(required = true, description = "what the rows are", schema = @Schema(implementation = ImportKind.class))
    @Nullable
    String entity;

    @QueryParam("mode")
    @Parameter(
            description = "dry-run writes nothing",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"dry-run", "commit"},
                            defaultValue = "dry-run"))
    @Nullable
    String mode;

    @QueryParam("strategy")
    @Parameter(
            description = "upsert: a row with the externalId of a record that the caller has created updates it",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"create", "upsert"},
                            defaultValue = "create"))
    @Nullable
    String strategy;

    @QueryParam("mapping")
    @Parameter(description = "code of a mapping for a sheet with headings of its own; lines of JSON take none")
    @Nullable
    String mapping;

    @QueryParam("duplicates")
    @Parameter(
            description =
                    "rows without externalId that equal a record, or a row before, of the same organization, type, day and title",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"reject", "skip", "write"},
                            defaultValue = "reject"))
    @Nullable
    String duplicates;

    @QueryParam("atomic")
    @Parameter(
            description = "true: all rows are written or none",
            schema =
                    @Schema(
                            type = SchemaType.BOOLEAN,
                            enumeration = {"true", "false"},
                            defaultValue = "false"))
    @Nullable
    String atomic;

    /** What was asked for, but for the file. */
    record Asked(
            ImportKind kind,
            ImportMode mode,
            ImportStrategy strategy,
            Duplicates duplicates,
            boolean atomic,
            @Nullable String mapping) {}

    /** @throws taizhang.api.problem.ProblemException 400 {@code invalid-parameter} */
    Asked read() {
        FilterReader reader = new FilterReader();
        if (entity == null) {
            reader.add("entity", FieldRule.REQUIRED);
        }
        ImportKind kind = one(reader, "entity", entity, ImportKind.class, ImportKind.ACTIVITIES);
        ImportMode how = one(reader, "mode", mode, ImportMode.class, ImportMode.DRY_RUN);
        ImportStrategy way = one(reader, "strategy", strategy, ImportStrategy.class, ImportStrategy.CREATE);
        Duplicates same = one(reader, "duplicates", duplicates, Duplicates.class, Duplicates.REJECT);
        reader.one("atomic", atomic, java.util.List.of("true", "false"));
        reader.code("mapping", mapping);
        reader.throwIfAny();
        return new Asked(kind, how, way, same, "true".equals(atomic), mapping);
    }

    private static <E extends Enum<E> & Coded> E one(
            FilterReader reader, String parameter, @Nullable String given, Class<E> type, E unlessTold) {
        reader.one(parameter, given, Coded.codes(type));
        return given == null ? unlessTold : Objects.requireNonNullElse(Coded.of(type, given), unlessTold);
    }
}
