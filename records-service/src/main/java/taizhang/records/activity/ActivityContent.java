package taizhang.records.activity;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.records.record.RecordPatch;

/**
 * What people write about an activity; {@link ActivityRules} says what is right. Codes are read as text, so that all
 * that is wrong is told together.
 */
@Schema(
        name = "EditActivity",
        requiredProperties = {"type", "organization", "title", "heldOn"})
public record ActivityContent(
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
        @Schema(maxLength = 10000) @Nullable String notes) {

    static ActivityContent of(ActivityView view) {
        return new ActivityContent(
                view.type(),
                view.organization(),
                view.title(),
                view.heldOn(),
                view.endedOn(),
                view.occurrence(),
                view.count(),
                nullable(view.quantities()),
                nullable(view.attributes()),
                nullable(view.themes()),
                view.campaign(),
                view.minutesStatus(),
                view.partOf(),
                view.externalId(),
                view.notes());
    }

    /** The references that are others than before, which the database has to know. */
    ActivityContent newReferences(ActivityContent before) {
        boolean elsewhere =
                !Objects.equals(organization, before.organization) || !Objects.equals(heldOn, before.heldOn);
        return new ActivityContent(
                null,
                elsewhere ? organization : null,
                null,
                heldOn,
                null,
                null,
                null,
                null,
                null,
                null,
                RecordPatch.changed(before.campaign, campaign),
                null,
                RecordPatch.changed(before.partOf, partOf),
                RecordPatch.changed(before.externalId, externalId),
                null);
    }

    /** Whether a record can be made of it: what the rules say is another question. */
    boolean makesARecord() {
        return type != null
                && organization != null
                && title != null
                && heldOn != null
                && quantitiesOrNone().values().stream().allMatch(Objects::nonNull)
                && attributesOrNone().values().stream().allMatch(Objects::nonNull)
                && themesOrNone().stream().allMatch(Objects::nonNull);
    }

    ActivityContent withoutExternalId() {
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
                null,
                notes);
    }

    Map<String, @Nullable BigDecimal> quantitiesOrNone() {
        return quantities == null ? Map.of() : quantities;
    }

    Map<String, @Nullable String> attributesOrNone() {
        return attributes == null ? Map.of() : attributes;
    }

    List<@Nullable String> themesOrNone() {
        return themes == null ? List.of() : themes;
    }

    String occurrenceOrHeld() {
        return occurrence == null ? ActivityRules.HELD : occurrence;
    }

    @SuppressWarnings("NullAway") // a map without nulls where nulls are allowed
    private static <T> Map<String, @Nullable T> nullable(Map<String, T> map) {
        return (Map<String, @Nullable T>) map;
    }

    @SuppressWarnings("NullAway")
    private static List<@Nullable String> nullable(List<String> list) {
        return (List<@Nullable String>) list;
    }
}
