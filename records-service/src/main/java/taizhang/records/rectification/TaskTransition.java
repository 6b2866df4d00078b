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

/** A step that a task has taken. */
@Embeddable
@Schema(
        name = "TaskTransition",
        requiredProperties = {"from", "to", "effectiveOn", "cycle", "note", "at", "by"})
public record TaskTransition(
        @Schema(implementation = TaskStatus.class, description = "null: the task was recorded")
                @Column(name = "from_state")
                @Nullable
                String from,
        @Schema(implementation = TaskStatus.class) @Column(name = "to_state") String to,
        @Schema(description = "since which day it holds") @Column(name = "effective_on") LocalDate effectiveOn,
        @Schema(description = "of the task after the step") int cycle,
        @Schema(nullable = true) @Nullable String note,
        Instant at,
        String by) {

    /** A page of the steps of one task, oldest first. */
    @Schema(
            name = "TaskTransitionPage",
            requiredProperties = {"items", "next"})
    public record Page(
            List<TaskTransition> items,
            @Schema(nullable = true, description = "cursor of the next page; null on the last") @Nullable String next,
            @Schema(description = "of the whole list, with include=total")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable
                    Long total)
            implements Table.Page<TaskTransition> {}
}
