package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes to records that exist; always inside a transaction. */
@ApplicationScoped
class ActivityStore {

    /** @param submittedBy who submitted last, and so cannot approve */
    record Locked(ActivityView activity, @Nullable String submittedBy) {

        ActivityStatus status() {
            return Objects.requireNonNull(ActivityStatus.of(activity.status()));
        }
    }

    private static final String LOCK =
            """
            select %s, a.submitted_by
            from activity a, (select ?::uuid as id, ?::text as scope) d
            where a.id = d.id and %s
            for update of a
            """
                    .formatted(ActivityRow.COLUMNS, ActivityRow.isVisible("a", "d.scope"));

    private static final String UPDATE =
            """
            update activity
            set type = ?, organization = ?, title = ?, held_on = ?, ended_on = ?, occurrence = ?, count = ?,
                quantities = ?::jsonb, attributes = ?::jsonb, themes = ?, campaign = ?, minutes_status = ?,
                part_of = ?, external_id = ?, notes = ?, status = ?, status_reason = ?, submitted_by = ?,
                attachments = ?::jsonb, version = ?, updated_at = ?, updated_by = ?
            where id = ?
            """;

    /** {@code union} ends at what was met before. */
    private static final String WITHIN =
            """
            with recursive up (id) as (
                select ?::uuid
                union
                select a.part_of from up join activity a on a.id = up.id where a.part_of is not null)
            select 1 from up where id = ?
            """;

    private final Database database;

    ActivityStore(Database database) {
        this.database = database;
    }

    /** The record, kept from other writers until the transaction ends; null when the caller cannot see it. */
    @Nullable
    Locked lock(UUID id, @Nullable String scope) {
        return database.first(row -> new Locked(ActivityRow.view(row), row.getString("submitted_by")), LOCK, id, scope);
    }

    void update(ActivityView view, @Nullable String submittedBy) {
        database.execute(
                UPDATE,
                view.type(),
                view.organization(),
                view.title(),
                view.heldOn(),
                view.endedOn(),
                view.occurrence(),
                view.count(),
                ActivityRow.text(view.quantities()),
                ActivityRow.text(view.attributes()),
                view.themes(),
                view.campaign(),
                view.minutesStatus(),
                view.partOf(),
                view.externalId(),
                view.notes(),
                view.status(),
                view.statusReason(),
                submittedBy,
                ActivityRow.text(view.attachments()),
                view.version(),
                view.updatedAt(),
                view.updatedBy(),
                view.id());
    }

    /** Lets one transaction at a time say what is a part of what, so that two together make no cycle. */
    void lockWholes() {
        database.first(row -> true, "select 1 from pg_advisory_xact_lock(hashtext('activity.part_of'))");
    }

    /** @return whether {@code part} is the whole, or a part of a part … of it */
    boolean isWithin(UUID part, UUID whole) {
        return database.first(row -> true, WITHIN, part, whole) != null;
    }

    boolean hasParts(UUID id) {
        return database.first(row -> true, "select from activity where part_of = ? limit 1", id) != null;
    }

    void delete(UUID id) {
        database.execute("delete from activity where id = ?", id);
    }
}
