package taizhang.records.rectification;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;

/** Follows an open task: later deadlines and notes of progress. */
@ApplicationScoped
class FollowUpService {

    private final TaskChanges changes;
    private final TaskPosts posts;
    private final Today today;

    FollowUpService(TaskChanges changes, TaskPosts posts, Today today) {
        this.changes = changes;
        this.posts = posts;
        this.today = today;
    }

    /** @throws ProblemException 404, 409 {@code not-editable}, 412, 422 */
    @Transactional
    TaskPosts.Made<Extension> extend(
            UUID id, @Nullable String ifMatch, @Nullable String idempotencyKey, GrantExtension body) {
        TaskRules.check(body).throwIfAny();
        LocalDate dueOn = requireNonNull(body.dueOn());
        return posts.once(id, "extensions", ifMatch, idempotencyKey, body, TaskDocument::lastExtension, task -> {
            Violations violations = TaskRules.check(task, dueOn);
            bounded(violations, task.extensions);
            violations.throwIfAny();
            changes.write(task, (at, by) -> task.extend(dueOn, requireNonNull(body.reason()), today.date(), by));
        });
    }

    /** @throws ProblemException 404, 409 {@code not-editable}, 412, 422 */
    @Transactional
    TaskPosts.Made<ProgressNote> report(
            UUID id, @Nullable String ifMatch, @Nullable String idempotencyKey, ReportProgress body) {
        TaskRules.check(body, today.date()).throwIfAny();
        LocalDate on = body.on() == null ? today.date() : body.on();
        return posts.once(id, "progress", ifMatch, idempotencyKey, body, TaskDocument::lastProgress, task -> {
            Violations violations = new Violations();
            TaskRules.notBefore(violations, "/on", on, task.foundOn);
            bounded(violations, task.progress);
            violations.throwIfAny();
            changes.write(task, (at, by) -> task.report(on, requireNonNull(body.note()), body.percent(), at, by));
        });
    }

    private static void bounded(Violations violations, List<?> before) {
        if (before.size() >= TaskRules.MOST_FOLLOW_UPS) {
            violations.add("", FieldRule.TOO_MANY, TaskRules.MOST_FOLLOW_UPS);
        }
    }
}
