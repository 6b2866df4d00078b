package taizhang.records.rectification;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is edited while a task is open; all else is given once or moves by steps, actions and extensions. */
@Schema(
        name = "EditTask",
        requiredProperties = {"title"})
public record TaskContent(
        @Schema(maxLength = 500) @Nullable String title,
        @Schema(nullable = true, maxLength = 10000) @Nullable String description,
        @Schema(nullable = true, maxLength = 200) @Nullable String owner,
        @Schema(nullable = true, description = "code of an organization") @Nullable String supervisor,
        @Schema(nullable = true, description = "kebab-case code") @Nullable String aspect,
        @Schema(nullable = true, description = "code of a campaign") @Nullable String campaign) {

    static TaskContent of(TaskEntity task) {
        return new TaskContent(task.title, task.description, task.owner, task.supervisor, task.aspect, task.campaign);
    }
}
