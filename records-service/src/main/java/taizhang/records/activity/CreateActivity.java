package taizhang.records.activity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a POST: the content, and the status to begin with. */
@Schema(
        name = "CreateActivity",
        requiredProperties = {"type", "organization", "title", "heldOn"})
public record CreateActivity(
        @Schema(description = "code of an activity type", examples = "party-lecture") @Nullable String type,
        @Schema(description = "code of an organization that existed on the day") @Nullable String organization,
        @Schema(maxLength = 500) @Nullable String title,
        @Schema(description = "the day, or the first day") @Nullable LocalDate heldOn,
        @Schema(
                        description = "the last day, when it is another",
                        nullable = true,
                        implementation = String.class,
                        format = "date")
                @Nullable
                LocalDate endedOn,
        @Schema(implementation = Occurrence.class, defaultValue = "held") @Nullable String occurrence,
        @Schema(
                        minimum = "1",
                        maximum = "1000000",
                        defaultValue = "1",
                        description = "how many times this record stands for")
                @Nullable
                Integer count,
        @Schema(
                        description =
                                "non-negative totals of the record, named by the type; CNY has at most 2 decimals, others 4")
                @Nullable
                Map<String, @Nullable BigDecimal> quantities,
        @Schema(description = "keys and closed values are those of the type") @Nullable
                Map<String, @Nullable String> attributes,
        @Schema(description = "kebab-case codes, at most 20") @Nullable List<@Nullable String> themes,
        @Schema(description = "code of a campaign") @Nullable String campaign,
        @Schema(implementation = MinutesStatus.class) @Nullable String minutesStatus,
        @Schema(
                        description = "the activity that this one is a part of",
                        nullable = true,
                        implementation = String.class,
                        format = "uuid")
                @Nullable
                UUID partOf,
        @Schema(maxLength = 200, description = "the client's own id, unique among what it created") @Nullable
                String externalId,
        @Schema(maxLength = 10000) @Nullable String notes,
        @Schema(
                        enumeration = {"draft", "submitted", "approved"},
                        defaultValue = "draft",
                        description = "approved needs the role admin: taking over past years")
                @Nullable
                String status) {

    ActivityContent content() {
        return new ActivityContent(
                type,
                organization,
                title,
                heldOn,
                endedOn,
                occurrence,
                count,
                quantities,
                attributes,
                themes,
                campaign,
                minutesStatus,
                partOf,
                externalId,
                notes);
    }
}
