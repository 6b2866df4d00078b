package taizhang.records.rectification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.http.ETag;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Today;
import taizhang.records.record.IdempotencyKeys;
import taizhang.records.record.IdempotentPosts;

/** Adds a part to an open task, once for each Idempotency-Key. */
@ApplicationScoped
class TaskPosts {

    /** @param version of the task with the part */
    record Made<T>(T part, long version, boolean replayed) {}

    private static final String SEPARATOR = "@";

    private final TaskChanges changes;
    private final IdempotentPosts posts;
    private final Caller caller;
    private final Today today;

    TaskPosts(TaskChanges changes, IdempotentPosts posts, Caller caller, Today today) {
        this.changes = changes;
        this.posts = posts;
        this.caller = caller;
        this.today = today;
    }

    /**
     * @param kind the last step of the address that was posted to
     * @param part finds what was added in the task as it was then
     * @param write one write that adds the part
     * @throws ProblemException 404, 409 {@code not-editable}, 412, 422 {@code idempotency-key-reused}
     */
    <T> Made<T> once(
            UUID id,
            String kind,
            @Nullable String ifMatch,
            @Nullable String idempotencyKey,
            Object body,
            Function<TaskDocument, T> part,
            Consumer<TaskEntity> write) {
        IdempotentPosts.Key key = idempotencyKey == null
                ? null
                : new IdempotentPosts.Key(
                        caller.subject(), idempotencyKey, IdempotencyKeys.hash(List.of(id.toString(), kind, body)));
        TaskEntity task = changes.lock(id);
        // First of all: what repeats an answered request finds the task in another version, or closed.
        String earlier = posts.find(key);
        if (earlier != null) {
            return replay(id, earlier, part);
        }
        ETag.check(ifMatch, task.version);
        TaskChanges.requireOpen(task);
        // Requests with the same key and body are for the same task, whose lock is held: nobody else can take it now.
        posts.take(key, "rectification-task", id + SEPARATOR + (task.version + 1), today.instant());
        write.accept(task);
        return new Made<>(part.apply(TaskDocument.of(task)), task.version, false);
    }

    private <T> Made<T> replay(UUID id, String earlier, Function<TaskDocument, T> part) {
        long version = Long.parseLong(earlier.substring(earlier.indexOf(SEPARATOR) + 1));
        return new Made<>(Objects.requireNonNull(part.apply(changes.at(id, version))), version, true);
    }
}
