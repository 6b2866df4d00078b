package taizhang.records.rectification;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a POST: as it was sent, anything may be missing. */
@Schema(
        name = "CreateTask",
        requiredProperties = {"organization", "source", "title", "foundOn"})
public record CreateTask(
        @Schema(description = "code of an organization that existed on foundOn") @Nullable String organization,
        @Schema(nullable = true, description = "code of the organization that watches over it") @Nullable
                String supervisor,
        @Schema(implementation = TaskSource.class) @Nullable String source,
        @Schema(nullable = true, description = "kebab-case code") @Nullable String aspect,
        @Schema(nullable = true, description = "code of a campaign") @Nullable String campaign,
        @Schema(maxLength = 500) @Nullable String title,
        @Schema(nullable = true, maxLength = 10000) @Nullable String description,
        @Schema(nullable = true, maxLength = 200, description = "an office or a role") @Nullable String owner,
        @Schema(description = "not in the future") @Nullable LocalDate foundOn,
        @Schema(nullable = true, implementation = String.class, format = "date", description = "not before foundOn")
                @Nullable
                LocalDate dueOn,
        @Schema(nullable = true, maxLength = 200, description = "the client's own id, unique among what it created")
                @Nullable
                String externalId,
        @Schema(description = "at most 200") @Nullable List<@Nullable ActionContent> actions) {

    TaskContent content() {
        return new TaskContent(title, description, owner, supervisor, aspect, campaign);
    }

    List<@Nullable ActionContent> actionsOrNone() {
        return actions == null ? List.of() : actions;
    }
}
