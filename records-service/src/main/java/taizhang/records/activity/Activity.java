package taizhang.records.activity;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.ProblemException;
import taizhang.records.attachment.Attachment;
import taizhang.records.attachment.AttachmentHolder;
import taizhang.records.ledger.Change;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.record.Snapshot;
import taizhang.records.record.Stamp;

/**
 * An activity as it is kept.
 *
 * @param submittedBy who submitted it last, and so cannot approve it
 */
record Activity(ActivityView view, @Nullable String submittedBy) implements AttachmentHolder.Holding<Activity> {

    /** A new record. */
    static Activity created(UUID id, ActivityContent content, ActivityStatus status, Stamp stamp) {
        ActivityView view = ActivityView.created(id, content, status, stamp.at(), stamp.by());
        return new Activity(view, status == ActivityStatus.SUBMITTED ? stamp.by() : null);
    }

    @Override
    public Snapshot snapshot() {
        return new Snapshot(Change.Entity.ACTIVITY, view.id().toString(), view.version(), view.organization(), view);
    }

    @Override
    public Activity stamped(long version, Stamp stamp) {
        return with(view.stamped(version, stamp.at(), stamp.by()));
    }

    @Override
    public List<Attachment> attachments() {
        return view.attachments();
    }

    @Override
    public long version() {
        return view.version();
    }

    /** Whatever the status, since proof often comes after approval, unless it is voided. */
    @Override
    public boolean takesAttachments() {
        return status() != ActivityStatus.VOIDED;
    }

    @Override
    public String statusCode() {
        return view.status();
    }

    @Override
    public Activity withAttachments(List<Attachment> attachments) {
        return with(view.with(attachments));
    }

    Activity with(ActivityView other) {
        return new Activity(other, submittedBy);
    }

    /** @throws ProblemException 409 {@code not-editable} */
    void requireEditable() {
        if (!status().isEditable()) {
            throw ProblemException.of(RecordsProblem.NOT_EDITABLE, statusCode());
        }
    }

    ActivityStatus status() {
        return Objects.requireNonNull(ActivityStatus.of(view.status()));
    }
}
