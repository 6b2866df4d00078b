package taizhang.records.rectification;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

/** From finding or reopening to done. What a closed cycle says is never written again. */
@Embeddable
@Schema(
        name = "Cycle",
        requiredProperties = {"number", "openedOn", "closedOn", "dueOn", "onTime"})
public record Cycle(
        @Schema(minimum = "1") @Column(insertable = false, updatable = false) int number,
        @Column(name = "opened_on") LocalDate openedOn,
        @Schema(nullable = true, implementation = String.class, format = "date") @Column(name = "closed_on") @Nullable
                LocalDate closedOn,
        @Schema(
                        nullable = true,
                        implementation = String.class,
                        format = "date",
                        description = "the deadline in force on closedOn; null while open, or without a deadline")
                @Column(name = "due_on")
                @Nullable
                LocalDate dueOn,
        @Schema(nullable = true, description = "whether closedOn is not after dueOn; null without dueOn")
                @Column(name = "on_time")
                @Nullable
                Boolean onTime) {

    /** A page of the cycles of one task, oldest first. */
    @Schema(
            name = "CyclePage",
            requiredProperties = {"items", "next"})
    public record Page(
            List<Cycle> items,
            @Schema(nullable = true, description = "cursor of the next page; null on the last") @Nullable String next,
            @Schema(description = "of the whole list, with include=total")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable
                    Long total)
            implements Table.Page<Cycle> {}

    static Cycle opened(int number, LocalDate openedOn) {
        return new Cycle(number, openedOn, null, null, null);
    }

    Cycle closed(LocalDate on, @Nullable LocalDate deadline) {
        return new Cycle(number, openedOn, on, deadline, deadline == null ? null : !on.isAfter(deadline));
    }
}
