package taizhang.records.evidence;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
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
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.http.ETag;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.time.Today;
import taizhang.records.ledger.Change;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.record.IdempotencyKeys;
import taizhang.records.record.IdempotentPosts;

/**
 * Files of records. A content is announced before it is stored and confirmed with the record that refers to it; what
 * is announced and never confirmed is deleted after {@link #DOUBT}.
 */
@ApplicationScoped
class EvidenceService {

    static final int MOST_FILES = 100;
    /** Longer than any upload takes from its announcement to its record; uploads that take half of it give up. */
    static final Duration DOUBT = Duration.ofHours(1);

    private static final int AT_ONCE = 50;
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    /** @param replayed whether an earlier request with the same Idempotency-Key has attached it */
    record Attached(Attachment attachment, boolean replayed) {}

    private final Instance<EvidenceHolder> holders;
    private final IdempotentPosts posts;
    private final ContentRepository contents;
    private final ContentStore store;
    private final Caller caller;
    private final Today today;

    EvidenceService(
            @Any Instance<EvidenceHolder> holders,
            IdempotentPosts posts,
            ContentRepository contents,
            ContentStore store,
            Caller caller,
            Today today) {
        this.holders = holders;
        this.posts = posts;
        this.contents = contents;
        this.store = store;
        this.caller = caller;
        this.today = today;
    }

    EvidenceHolder.Held find(Change.Entity entity, UUID record) {
        return holder(entity).find(record);
    }

    /** Before twenty megabytes are read. @throws ProblemException 404, 409, 412, 422 as {@link #attach} */
    void expect(Change.Entity entity, UUID record, @Nullable String ifMatch) {
        check(find(entity, record), ifMatch);
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
    Attached attach(
            Change.Entity entity,
            UUID record,
            @Nullable String ifMatch,
            @Nullable String idempotencyKey,
            Upload upload,
            String mediaType,
            Instant announced) {
        IdempotentPosts.Key key = key(entity, record, idempotencyKey, upload);
        EvidenceHolder holder = holder(entity);
        EvidenceHolder.Held held = holder.lock(record);
        String earlier = posts.find(key);
        if (earlier != null) {
            return new Attached(contents.asAttached(entity, record, earlier), true);
        }
        check(held, ifMatch);
        Instant now = today.instant();
        if (announced.plus(DOUBT.dividedBy(2)).isBefore(now) || !contents.confirm(upload.sha256())) {
            throw ProblemException.of(HttpProblem.CONFLICT);
        }
        Attachment attachment = new Attachment(
                IDS.generate(), upload.name(), mediaType, upload.size(), upload.sha256(), now, caller.subject());
        // Uploads with the same key are for the same record, whose lock is held: nobody else can take it now.
        posts.take(key, "attachment", attachment.id().toString(), now);
        List<Attachment> attachments = new ArrayList<>(held.attachments());
        attachments.add(attachment);
        holder.write(record, attachments);
        return new Attached(attachment, false);
    }

    private IdempotentPosts.@Nullable Key key(Change.Entity entity, UUID record, @Nullable String text, Upload upload) {
        return text == null
                ? null
                : new IdempotentPosts.Key(
                        caller.subject(),
                        text,
                        IdempotencyKeys.hash(
                                List.of(entity.code(), record.toString(), upload.name(), upload.sha256())));
    }

    /** @throws ProblemException 404, 409 {@code not-editable}, 412, 428 */
    @Transactional
    void remove(Change.Entity entity, UUID record, UUID id, @Nullable String ifMatch) {
        EvidenceHolder holder = holder(entity);
        EvidenceHolder.Held held = holder.lock(record);
        Attachment removed = one(held, id);
        ETag.require(ifMatch, held.version());
        requireOpen(held);
        List<Attachment> attachments = new ArrayList<>(held.attachments());
        attachments.remove(removed);
        holder.write(record, attachments);
        contents.doubt(removed.sha256(), today.instant());
    }

    /**
     * Deletes some of the contents that no record refers to.
     *
     * @return how many were looked at: fewer than were asked for when there are no more
     */
    @Transactional
    int sweep(Instant before) throws IOException {
        List<String> doubtful = contents.lockDoubtful(before, AT_ONCE);
        for (String sha256 : doubtful) {
            if (holders.stream().anyMatch(holder -> holder.refersTo(sha256))) {
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

    private static void check(EvidenceHolder.Held held, @Nullable String ifMatch) {
        ETag.check(ifMatch, held.version());
        requireOpen(held);
        if (held.attachments().size() >= MOST_FILES) {
            throw ProblemException.invalid(
                    List.of(Violation.at(FileNameRules.POINTER, FieldRule.TOO_MANY, MOST_FILES)));
        }
    }

    private static void requireOpen(EvidenceHolder.Held held) {
        if (!held.open()) {
            throw ProblemException.of(RecordsProblem.NOT_EDITABLE, held.status());
        }
    }

    static Attachment one(EvidenceHolder.Held held, UUID id) {
        return held.attachments().stream()
                .filter(attachment -> attachment.id().equals(id))
                .findFirst()
                .orElseThrow(ProblemException::notFound);
    }

    private EvidenceHolder holder(Change.Entity entity) {
        return holders.stream()
                .filter(holder -> holder.entity() == entity)
                .findFirst()
                .orElseThrow();
    }
}
