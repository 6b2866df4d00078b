package taizhang.records.activity;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.records.attachment.Attachment;

/** An activity as the API answers it and as the ledger keeps it. */
@Schema(
        name = "Activity",
        requiredProperties = {
            "id",
            "type",
            "organization",
            "title",
            "heldOn",
            "endedOn",
            "occurrence",
            "count",
            "quantities",
            "attributes",
            "themes",
            "campaign",
            "minutesStatus",
            "partOf",
            "externalId",
            "notes",
            "status",
            "statusReason",
            "attachments",
            "version",
            "createdAt",
            "createdBy",
            "updatedAt",
            "updatedBy"
        })
public record ActivityView(
        UUID id,
        String type,
        String organization,
        String title,
        LocalDate heldOn,
        @Schema(nullable = true, implementation = String.class, format = "date") @Nullable LocalDate endedOn,
        @Schema(implementation = Occurrence.class) String occurrence,
        @Schema(minimum = "1") int count,
        Map<String, BigDecimal> quantities,
        Map<String, String> attributes,
        List<String> themes,
        @Schema(nullable = true) @Nullable String campaign,
        @Schema(implementation = MinutesStatus.class) @Nullable String minutesStatus,
        @Schema(nullable = true, implementation = String.class, format = "uuid") @Nullable UUID partOf,
        @Schema(nullable = true) @Nullable String externalId,
        @Schema(nullable = true) @Nullable String notes,
        @Schema(implementation = ActivityStatus.class) String status,
        @Schema(nullable = true, description = "the reason given with the last step") @Nullable String statusReason,
        @Schema(readOnly = true, description = "the files that prove it, oldest first") List<Attachment> attachments,
        @Schema(description = "the ETag is this number in quotes") long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {

    /** Changes of the ledger that are older than evidence files have no list of them. */
    public ActivityView {
        attachments = requireNonNullElse(attachments, List.of());
    }

    static ActivityView created(UUID id, ActivityContent content, ActivityStatus status, Instant at, String by) {
        return of(id, content, status.code(), null, List.of(), 1, at, by, at, by);
    }

    ActivityView with(ActivityContent content) {
        return of(id, content, status, statusReason, attachments, version, createdAt, createdBy, updatedAt, updatedBy);
    }

    ActivityView with(ActivityStatus other, @Nullable String reason) {
        return of(
                id,
                ActivityContent.of(this),
                other.code(),
                reason,
                attachments,
                version,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy);
    }

    ActivityView with(List<Attachment> others) {
        return of(
                id,
                ActivityContent.of(this),
                status,
                statusReason,
                others,
                version,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy);
    }

    ActivityView stamped(long number, Instant at, String by) {
        return of(
                id, ActivityContent.of(this), status, statusReason, attachments, number, createdAt, createdBy, at, by);
    }

    private static ActivityView of(
            UUID id,
            ActivityContent content,
            String status,
            @Nullable String statusReason,
            List<Attachment> attachments,
            long version,
            Instant createdAt,
            String createdBy,
            Instant updatedAt,
            String updatedBy) {
        return new ActivityView(
                id,
                requireNonNull(content.type()),
                requireNonNull(content.organization()),
                requireNonNull(content.title()),
                requireNonNull(content.heldOn()),
                content.endedOn(),
                content.occurrenceOrHeld(),
                content.count() == null ? 1 : content.count(),
                plain(content.quantitiesOrNone()),
                sorted(content.attributesOrNone()),
                content.themesOrNone().stream().map(t -> requireNonNull(t)).toList(),
                content.campaign(),
                content.minutesStatus(),
                content.partOf(),
                content.externalId(),
                content.notes(),
                status,
                statusReason,
                attachments,
                version,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy);
    }

    /** The same number has one spelling: {@code 25}, not {@code 25.0} nor {@code 2.5E+1}. */
    static Map<String, BigDecimal> plain(Map<String, @Nullable BigDecimal> quantities) {
        Map<String, BigDecimal> plain = new TreeMap<>();
        quantities.forEach((code, value) -> {
            BigDecimal stripped = requireNonNull(value).stripTrailingZeros();
            plain.put(code, stripped.scale() < 0 ? stripped.setScale(0) : stripped);
        });
        return plain;
    }

    static Map<String, String> sorted(Map<String, @Nullable String> attributes) {
        Map<String, String> sorted = new TreeMap<>();
        attributes.forEach((code, value) -> sorted.put(code, requireNonNull(value)));
        return sorted;
    }
}
