package taizhang.records.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.time.Today;
import taizhang.records.ledger.Change;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.record.Author;
import taizhang.records.record.IdempotencyKeys;
import taizhang.records.record.Posted;
import taizhang.records.record.Precondition;
import taizhang.records.record.RecordId;
import taizhang.records.record.RecordWriter;
import taizhang.records.record.Stamp;

/**
 * Files of records. A content is announced before it is stored and confirmed with the record that refers to it; what
 * is announced and never confirmed is deleted after {@link #DOUBT}.
 */
@ApplicationScoped
class AttachmentService {

    static final int MOST_FILES = 100;
    /** Longer than any upload takes from its announcement to its record; uploads that take half of it give up. */
    static final Duration DOUBT = Duration.ofHours(1);

    private static final int AT_ONCE = 50;

    private final Instance<AttachmentHolder<?>> holders;
    private final Instance<ContentUse> uses;
    private final RecordWriter writer;
    private final ContentRepository contents;
    private final ContentStore store;
    private final Today today;

    AttachmentService(
            @Any Instance<AttachmentHolder<?>> holders,
            @Any Instance<ContentUse> uses,
            RecordWriter writer,
            ContentRepository contents,
            ContentStore store,
            Today today) {
        this.holders = holders;
        this.uses = uses;
        this.writer = writer;
        this.contents = contents;
        this.store = store;
        this.today = today;
    }

    /** @throws ProblemException 404 */
    @Transactional
    AttachmentPage.OfVersion list(Change.Entity entity, UUID record, @Nullable String scope) {
        AttachmentHolder.Holding<?> held = find(entity, record, scope);
        return new AttachmentPage.OfVersion(held.attachments(), held.version());
    }

    /** @throws ProblemException 404 */
    @Transactional
    Attachment get(Change.Entity entity, UUID record, UUID id, @Nullable String scope) {
        return one(find(entity, record, scope), id);
    }

    private AttachmentHolder.Holding<?> find(Change.Entity entity, UUID record, @Nullable String scope) {
        return ProblemException.found(holder(entity).find(record, scope));
    }

    /** Before twenty megabytes are read. @throws ProblemException 404, 409, 412, 422 as {@link #attach} */
    @Transactional
    void expect(Change.Entity entity, UUID record, Author author, Precondition precondition) {
        AttachmentHolder.Holding<?> held = find(entity, record, author.organization());
        precondition.check(held.version());
        requireRoom(held);
    }

    /** @return when it was announced */
    @Transactional
    Instant announce(Upload upload) {
        Instant at = today.instant();
        contents.announce(upload.sha256(), upload.size(), at);
        return at;
    }

    /** @throws ProblemException 404, 409 {@code not-editable} or {@code conflict}, 412, 422 */
    @Transactional
    Posted attach(
            Change.Entity entity,
            UUID record,
            Author author,
            Precondition precondition,
            IdempotencyKeys.@Nullable Key key,
            Upload upload,
            String mediaType,
            Instant announced) {
        return attach(holder(entity), record, author, precondition, key, stamp -> {
            if (announced.plus(DOUBT.dividedBy(2)).isBefore(stamp.at()) || !contents.confirm(upload.sha256())) {
                throw ProblemException.of(HttpProblem.CONFLICT);
            }
            return Attachment.of(RecordId.next(), upload, mediaType, stamp);
        });
    }

    private <R extends AttachmentHolder.Holding<R>> Posted attach(
            AttachmentHolder<R> holder,
            UUID record,
            Author author,
            Precondition precondition,
            IdempotencyKeys.@Nullable Key key,
            Function<Stamp, Attachment> attachment) {
        return writer.add(holder, record, author, precondition, key, (present, stamp) -> {
            requireRoom(present);
            List<Attachment> attachments = new ArrayList<>(present.attachments());
            attachments.add(attachment.apply(stamp));
            return present.withAttachments(attachments);
        });
    }

    /** @throws ProblemException 404, 409 {@code not-editable}, 412, 428 */
    @Transactional
    void remove(Change.Entity entity, UUID record, UUID id, Author author, Precondition precondition) {
        remove(holder(entity), record, id, author, precondition);
    }

    private <R extends AttachmentHolder.Holding<R>> void remove(
            AttachmentHolder<R> holder, UUID record, UUID id, Author author, Precondition precondition) {
        R locked = ProblemException.found(holder.lock(record, author));
        // There is no version of what is not there.
        one(locked, id);
        writer.update(holder, record, author, precondition, (present, stamp) -> {
            requireOpen(present);
            Attachment removed = one(present, id);
            contents.doubt(removed.hash(), stamp.at());
            return present.withAttachments(present.attachments().stream()
                    .filter(other -> !other.equals(removed))
                    .toList());
        });
    }

    /**
     * Deletes some of the contents that nothing refers to.
     *
     * @return how many were looked at: fewer than were asked for when there are no more
     */
    @Transactional
    int sweep(Instant before) throws IOException {
        List<String> doubtful = contents.lockDoubtful(before, AT_ONCE);
        for (String sha256 : doubtful) {
            if (uses.stream().anyMatch(use -> use.refersTo(Attachment.ALGORITHM + sha256))) {
                contents.confirm(sha256);
            } else {
                store.delete(sha256);
                contents.delete(sha256);
            }
        }
        return doubtful.size();
    }

    static boolean mayBeMore(int looked) {
        return looked == AT_ONCE;
    }

    private static void requireRoom(AttachmentHolder.Holding<?> held) {
        requireOpen(held);
        if (held.attachments().size() >= MOST_FILES) {
            throw ProblemException.invalid(
                    List.of(Violation.at(FileNameRules.POINTER, FieldRule.TOO_MANY, MOST_FILES)));
        }
    }

    private static void requireOpen(AttachmentHolder.Holding<?> held) {
        if (!held.takesAttachments()) {
            throw ProblemException.of(RecordsProblem.NOT_EDITABLE, held.statusCode());
        }
    }

    private static Attachment one(AttachmentHolder.Holding<?> held, UUID id) {
        return held.attachments().stream()
                .filter(attachment -> attachment.id().equals(id))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private AttachmentHolder<?> holder(Change.Entity entity) {
        return holders.stream()
                .filter(holder -> holder.entity() == entity)
                .findFirst()
                .orElseThrow();
    }
}
