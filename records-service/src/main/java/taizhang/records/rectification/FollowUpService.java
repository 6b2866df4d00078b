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
import taizhang.records.record.Author;
import taizhang.records.record.IdempotencyKeys;
import taizhang.records.record.Posted;
import taizhang.records.record.Precondition;
import taizhang.records.record.RecordWriter;

/** Follows an open task: later deadlines and notes of progress. */
@ApplicationScoped
class FollowUpService {

    private final TaskRepository tasks;
    private final RecordWriter writer;
    private final Today today;

    FollowUpService(TaskRepository tasks, RecordWriter writer, Today today) {
        this.tasks = tasks;
        this.writer = writer;
        this.today = today;
    }

    /** @throws ProblemException 404 */
    @Transactional
    Extension.Page extensions(UUID id, @Nullable String scope) {
        return new Extension.Page(List.copyOf(tasks.read(id, scope).extensions), null);
    }

    /** @throws ProblemException 404 */
    @Transactional
    ProgressNote.Page progress(UUID id, @Nullable String scope) {
        return new ProgressNote.Page(List.copyOf(tasks.read(id, scope).progress), null);
    }

    /** @throws ProblemException 404, 409 {@code not-editable}, 412, 422 */
    @Transactional
    Posted extend(
            Author author,
            UUID id,
            Precondition precondition,
            IdempotencyKeys.@Nullable Key key,
            GrantExtension extension) {
        TaskRules.check(extension).throwIfAny();
        LocalDate dueOn = requireNonNull(extension.dueOn());
        return writer.add(tasks, id, author, precondition, key, (task, stamp) -> {
            task.requireOpen();
            Violations violations = TaskRules.check(task, dueOn);
            bounded(violations, task.extensions);
            violations.throwIfAny();
            task.extend(dueOn, requireNonNull(extension.reason()), today.date(), stamp.by());
            return task;
        });
    }

    /** @throws ProblemException 404, 409 {@code not-editable}, 412, 422 */
    @Transactional
    Posted report(
            Author author,
            UUID id,
            Precondition precondition,
            IdempotencyKeys.@Nullable Key key,
            ReportProgress report) {
        TaskRules.check(report, today.date()).throwIfAny();
        LocalDate on = report.on() == null ? today.date() : report.on();
        return writer.add(tasks, id, author, precondition, key, (task, stamp) -> {
            task.requireOpen();
            Violations violations = new Violations();
            TaskRules.notBefore(violations, "/on", on, task.foundOn);
            bounded(violations, task.progress);
            violations.throwIfAny();
            task.report(on, requireNonNull(report.note()), report.percent(), stamp);
            return task;
        });
    }

    private static void bounded(Violations violations, List<?> before) {
        if (before.size() >= TaskRules.MOST_FOLLOW_UPS) {
            violations.add("", FieldRule.TOO_MANY, TaskRules.MOST_FOLLOW_UPS);
        }
    }
}
