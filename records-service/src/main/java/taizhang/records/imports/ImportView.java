package taizhang.records.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Language;
import taizhang.api.table.Table;

/** An import as the API answers it. */
@Schema(
        name = "Import",
        requiredProperties = {
            "id",
            "entity",
            "mode",
            "strategy",
            "duplicates",
            "atomic",
            "mapping",
            "state",
            "fileName",
            "file",
            "size",
            "rows",
            "created",
            "updated",
            "unchanged",
            "rejected",
            "progress",
            "fault",
            "withdrawalReason",
            "version",
            "createdAt",
            "createdBy",
            "startedAt",
            "finishedAt"
        })
public record ImportView(
        @Schema(description = "the batch of every change that it makes") UUID id,
        @Schema(implementation = ImportKind.class) String entity,
        @Schema(implementation = ImportMode.class) String mode,
        @Schema(implementation = ImportStrategy.class) String strategy,
        @Schema(implementation = Duplicates.class) String duplicates,
        @Schema(description = "all rows or none are written") boolean atomic,
        @Schema(description = "code of the mapping that was named") @Nullable String mapping,
        @Schema(implementation = ImportState.class) String state,
        @Nullable String fileName,
        @Schema(pattern = "^sha-256:[0-9a-f]{64}$") String file,
        @Schema(minimum = "1", description = "bytes") long size,
        @Schema(minimum = "0", description = "that have been read so far") int rows,
        @Schema(minimum = "0", description = "rows whose record is new, or would be in a dry run") int created,
        @Schema(minimum = "0") int updated,
        @Schema(minimum = "0") int unchanged,
        @Schema(minimum = "0") int rejected,
        @Schema(minimum = "0", maximum = "1") double progress,
        @Schema(nullable = true, implementation = Fault.class, description = "why the whole has failed") @Nullable
                Fault fault,
        @Schema(nullable = true) @Nullable String withdrawalReason,
        @Schema(description = "the ETag is this number in quotes") long version,
        Instant createdAt,
        String createdBy,
        @Schema(nullable = true, implementation = String.class, format = "date-time") @Nullable Instant startedAt,
        @Schema(nullable = true, implementation = String.class, format = "date-time") @Nullable Instant finishedAt) {

    static final String ALGORITHM = "sha-256:";

    @Schema(
            name = "ImportFault",
            requiredProperties = {"code", "detail"})
    record Fault(String code, String detail) {}

    @Schema(name = "ImportPage")
    record Page(
            @Schema(required = true) List<ImportView> items,
            @Schema(required = true, nullable = true, description = "cursor of the next page; null: there is none")
                    @Nullable
                    String next,
            @Schema(description = "with include=total") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total)
            implements Table.Page<ImportView> {}

    static ImportView of(Import one, Language language) {
        Import.Order order = one.order();
        Import.Counts counts = one.counts();
        Import.Fault fault = one.fault();
        return new ImportView(
                one.id(),
                order.kind().code(),
                order.mode().code(),
                order.strategy().code(),
                order.duplicates().code(),
                order.atomic(),
                order.mapping(),
                one.state().code(),
                order.fileName(),
                ALGORITHM + order.sha256(),
                order.size(),
                counts.rows(),
                counts.created(),
                counts.updated(),
                counts.unchanged(),
                counts.rejected(),
                one.progress(),
                fault == null
                        ? null
                        : new Fault(
                                fault.code(),
                                language == Language.ZH
                                        ? fault.detail().zh()
                                        : fault.detail().en()),
                one.withdrawalReason(),
                one.version(),
                one.createdAt(),
                one.maker().subject(),
                one.startedAt(),
                one.finishedAt());
    }
}
