package taizhang.records.rectification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.records.attachment.Attachment;

/**
 * A task as the ledger keeps it: with all of its history, so that every count of any day can be made from the latest
 * one. What depends on the day of asking (overdue) is not in it.
 *
 * @param dueOn the present deadline
 * @param progress the latest note
 * @param attachments evidence files as the API answers them
 */
record TaskDocument(
        UUID id,
        String organization,
        @Nullable String supervisor,
        String source,
        @Nullable String aspect,
        @Nullable String campaign,
        String title,
        @Nullable String description,
        @Nullable String owner,
        LocalDate foundOn,
        @Nullable LocalDate dueOn,
        String state,
        int cycle,
        @Nullable LocalDate closedOn,
        @Nullable String externalId,
        List<CorrectiveAction> actions,
        List<TaskTransition> transitions,
        List<Extension> extensions,
        List<Cycle> cycles,
        @Nullable ProgressNote progress,
        int progressCount,
        List<Attachment> attachments,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {

    TaskContent content() {
        return new TaskContent(title, description, owner, supervisor, aspect, campaign);
    }

    CorrectiveAction lastAction() {
        return actions.get(actions.size() - 1);
    }

    Extension lastExtension() {
        return extensions.get(extensions.size() - 1);
    }

    ProgressNote lastProgress() {
        return Objects.requireNonNull(progress);
    }

    static TaskDocument of(TaskEntity task) {
        int notes = task.progress.size();
        return new TaskDocument(
                task.id,
                task.organization,
                task.supervisor,
                task.source,
                task.aspect,
                task.campaign,
                task.title,
                task.description,
                task.owner,
                task.foundOn,
                task.dueOn,
                task.state,
                task.cycle,
                task.closedOn,
                task.externalId,
                List.copyOf(task.actions),
                List.copyOf(task.transitions),
                List.copyOf(task.extensions),
                List.copyOf(task.cycles),
                notes == 0 ? null : task.progress.get(notes - 1),
                notes,
                task.attachments,
                task.version,
                task.createdAt,
                task.createdBy,
                task.updatedAt,
                task.updatedBy);
    }
}
