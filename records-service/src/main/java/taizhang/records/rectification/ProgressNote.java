package taizhang.records.rectification;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

/** How far an open task has come. */
@Embeddable
@Schema(
        name = "ProgressNote",
        requiredProperties = {"number", "on", "note", "percent", "at", "by"})
public record ProgressNote(
        @Schema(minimum = "1") @Column(insertable = false, updatable = false) int number,
        @Column(name = "noted_on") LocalDate on,
        String note,
        @Schema(nullable = true, minimum = "0", maximum = "100") @Nullable Integer percent,
        Instant at,
        String by) {

    /** A page of the notes of one task in the order in which they came. */
    @Schema(
            name = "ProgressPage",
            requiredProperties = {"items", "next"})
    public record Page(
            List<ProgressNote> items,
            @Schema(nullable = true, description = "cursor of the next page; null on the last") @Nullable String next,
            @Schema(description = "of the whole list, with include=total")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable
                    Long total)
            implements Table.Page<ProgressNote> {}
}
