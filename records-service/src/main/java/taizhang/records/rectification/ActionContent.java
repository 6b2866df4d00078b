package taizhang.records.rectification;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What people write about a corrective action; {@link ActionRules} says what is right. */
@Schema(
        name = "CreateAction",
        requiredProperties = {"title"})
public record ActionContent(
        @Schema(maxLength = 500) @Nullable String title,
        @Schema(nullable = true, maxLength = 200) @Nullable String owner,
        @Schema(nullable = true, implementation = String.class, format = "date") @Nullable LocalDate dueOn,
        @Schema(implementation = ActionStatus.class, defaultValue = "planned") @Nullable String state,
        @Schema(
                        nullable = true,
                        implementation = String.class,
                        format = "date",
                        description = "with done: from foundOn of the task to today, today unless told")
                @Nullable
                LocalDate doneOn,
        @Schema(defaultValue = "false", description = "stays in force without end") @Nullable Boolean keptUp) {

    static ActionContent of(CorrectiveAction action) {
        return new ActionContent(
                action.title(), action.owner(), action.dueOn(), action.state(), action.doneOn(), action.keptUp());
    }

    ActionContent withoutDoneOn() {
        return new ActionContent(title, owner, dueOn, state, null, keptUp);
    }

    String stateOrPlanned() {
        return state == null ? ActionStatus.PLANNED.code() : state;
    }
}
