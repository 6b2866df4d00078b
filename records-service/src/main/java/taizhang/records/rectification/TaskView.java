package taizhang.records.rectification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.records.attachment.Attachment;

/** A task as the API answers it. */
@Schema(
        name = "RectificationTask",
        requiredProperties = {
            "id",
            "organization",
            "supervisor",
            "source",
            "aspect",
            "campaign",
            "title",
            "description",
            "owner",
            "foundOn",
            "dueOn",
            "state",
            "cycle",
            "closedOn",
            "overdue",
            "actions",
            "attachments",
            "externalId",
            "extensionCount",
            "version",
            "createdAt",
            "createdBy",
            "updatedAt",
            "updatedBy"
        })
public record TaskView(
        UUID id,
        String organization,
        @Schema(nullable = true) @Nullable String supervisor,
        @Schema(implementation = TaskSource.class) String source,
        @Schema(nullable = true) @Nullable String aspect,
        @Schema(nullable = true) @Nullable String campaign,
        String title,
        @Schema(nullable = true) @Nullable String description,
        @Schema(nullable = true) @Nullable String owner,
        LocalDate foundOn,
        @Schema(
                        nullable = true,
                        implementation = String.class,
                        format = "date",
                        description = "the present deadline; it moves by extensions only")
                @Nullable
                LocalDate dueOn,
        @Schema(implementation = TaskStatus.class) String state,
        @Schema(minimum = "1", description = "how often it was opened") int cycle,
        @Schema(
                        nullable = true,
                        implementation = String.class,
                        format = "date",
                        description = "the day on which the present cycle was done; null while open")
                @Nullable
                LocalDate closedOn,
        @Schema(description = "open today with a deadline before today") boolean overdue,
        List<CorrectiveAction> actions,
        @Schema(readOnly = true, description = "the files that prove it, oldest first") List<Attachment> attachments,
        @Schema(nullable = true) @Nullable String externalId,
        @Schema(minimum = "0") int extensionCount,
        @Schema(description = "the ETag is this number in quotes") long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {

    /** @param day as of which it is overdue or not */
    static TaskView of(TaskDocument task, LocalDate day) {
        return new TaskView(
                task.id(),
                task.organization(),
                task.supervisor(),
                task.source(),
                task.aspect(),
                task.campaign(),
                task.title(),
                task.description(),
                task.owner(),
                task.foundOn(),
                task.dueOn(),
                task.state(),
                task.cycle(),
                task.closedOn(),
                isOverdue(task.state(), task.dueOn(), day),
                task.actions(),
                task.attachments(),
                task.externalId(),
                task.extensions().size(),
                task.version(),
                task.createdAt(),
                task.createdBy(),
                task.updatedAt(),
                task.updatedBy());
    }

    static boolean isOverdue(String state, @Nullable LocalDate dueOn, LocalDate day) {
        return dueOn != null
                && dueOn.isBefore(day)
                && Objects.requireNonNull(TaskStatus.of(state)).isOpen();
    }
}
