package taizhang.records.rectification;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;
import taizhang.api.unicode.Text;

/** What is done to put a task right, as the API answers it, the ledger keeps it and the database stores it. */
@Embeddable
@Schema(
        name = "CorrectiveAction",
        requiredProperties = {"id", "title", "owner", "dueOn", "state", "doneOn", "keptUp"})
public record CorrectiveAction(
        UUID id,
        String title,
        @Schema(nullable = true, description = "an office or a role") @Nullable String owner,
        @Schema(nullable = true, implementation = String.class, format = "date") @Column(name = "due_on") @Nullable
                LocalDate dueOn,
        @Schema(implementation = ActionStatus.class, description = "void: dropped, counts nowhere") String state,
        @Schema(nullable = true, implementation = String.class, format = "date") @Column(name = "done_on") @Nullable
                LocalDate doneOn,
        @Schema(description = "stays in force without end") @Column(name = "kept_up") boolean keptUp) {

    /** A page of the actions of one task in the order in which they were planned. */
    @Schema(
            name = "CorrectiveActionPage",
            requiredProperties = {"items", "next"})
    public record Page(
            List<CorrectiveAction> items,
            @Schema(nullable = true, description = "cursor of the next page; null on the last") @Nullable String next,
            @Schema(description = "of the whole list, with include=total")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable
                    Long total)
            implements Table.Page<CorrectiveAction> {}

    /** @param today the day on which an action was done that does not say */
    static CorrectiveAction of(UUID id, ActionContent content, LocalDate today) {
        boolean done = content.stateOrPlanned().equals(ActionStatus.DONE.code());
        return new CorrectiveAction(
                id,
                requireNonNull(content.title()),
                content.owner(),
                content.dueOn(),
                content.stateOrPlanned(),
                done && content.doneOn() == null ? today : content.doneOn(),
                Boolean.TRUE.equals(content.keptUp()));
    }

    CorrectiveAction keptUp(boolean value) {
        return new CorrectiveAction(id, title, owner, dueOn, state, doneOn, value);
    }

    boolean dropped() {
        return state.equals(ActionStatus.VOID.code());
    }

    boolean done() {
        return state.equals(ActionStatus.DONE.code());
    }

    /** @return whether somebody has promised it for a day */
    boolean promised() {
        return !dropped() && owner != null && !Text.isBlank(owner) && dueOn != null;
    }
}
