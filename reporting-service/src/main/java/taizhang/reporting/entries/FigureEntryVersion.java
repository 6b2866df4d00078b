package taizhang.reporting.entries;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;
import taizhang.reporting.reference.Kept;

@Schema(description = "What an entry was, and who said so.")
public record FigureEntryVersion(
        @Schema(required = true, examples = "1") long version,
        @Schema(required = true, description = "the first position of the ledger at which it holds") long since,
        @Schema(required = true) Instant writtenAt,
        @Schema(required = true, description = "subject") String writtenBy,
        @Schema(required = true) boolean deleted,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Schema(description = "left out where it was deleted") @Nullable
                FigureEntry content) {

    static FigureEntryVersion of(Kept<FigureEntry> kept) {
        return new FigureEntryVersion(
                kept.version(),
                kept.since(),
                kept.writtenAt(),
                kept.writtenBy(),
                kept.content() == null,
                kept.content());
    }

    @Schema(name = "FigureEntryVersionPage")
    public record Page(
            @Schema(required = true) List<FigureEntryVersion> items,
            @Schema(required = true, nullable = true, description = "cursor of the next page; null: this is the last")
                    @Nullable
                    String next,
            @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Schema(description = "with include=total: how many there are")
                    @Nullable
                    Long total)
            implements Table.Page<FigureEntryVersion> {}
}
