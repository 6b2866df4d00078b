package taizhang.records.attachment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.records.ledger.Change;
import taizhang.records.record.RecordKeeping;
import taizhang.records.record.Recorded;

/** Keeps records that files can be attached to; the feature that owns the table implements it. */
public interface AttachmentHolder<R extends AttachmentHolder.Holding<R>> extends RecordKeeping<UUID, R>, ContentUse {

    /** A record with its files. */
    interface Holding<R extends Holding<R>> extends Recorded<R> {

        List<Attachment> attachments();

        long version();

        R withAttachments(List<Attachment> attachments);

        /** Whether files may be added and removed; else {@link #statusCode} says why not. */
        boolean takesAttachments();

        String statusCode();
    }

    Change.Entity entity();

    /** @return null when a caller of that organization (null: of all) cannot see it */
    @Nullable
    R find(UUID id, @Nullable String scope);
}
