package taizhang.records.rectification;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
import taizhang.records.record.RecordId;
import taizhang.records.record.RecordPatch;
import taizhang.records.record.RecordWriter;

/** Follows an open task: its actions until they are done, later deadlines and notes of progress. */
@ApplicationScoped
class FollowUpService {

    /** What is to be added to a task. @param <B> body of the request */
    record Addition<B>(
            Author author, UUID task, Precondition precondition, IdempotencyKeys.@Nullable Key key, B body) {}

    /** @param version of the task */
    record ActionOfVersion(CorrectiveAction action, long version) {

        static ActionOfVersion of(TaskEntity task, UUID action) {
            return new ActionOfVersion(task.actions.get(task.indexOf(action)), task.version);
        }
    }

    private final TaskRepository tasks;
    private final RecordWriter writer;
    private final Today today;
    private final ObjectMapper mapper;

    FollowUpService(TaskRepository tasks, RecordWriter writer, Today today, ObjectMapper mapper) {
        this.tasks = tasks;
        this.writer = writer;
        this.today = today;
        this.mapper = mapper;
    }

    /** @throws ProblemException 404 */
    @Transactional
    ActionOfVersion action(UUID id, UUID action, @Nullable String scope) {
        return ActionOfVersion.of(tasks.read(id, scope), action);
    }

    /** @throws ProblemException 404, 409 {@code not-editable}, 412, 422 */
    @Transactional
    Posted plan(Addition<ActionContent> action) {
        return add(action, (task, stamp) -> {
            Violations violations = ActionRules.check(action.body(), task.foundOn, today.date());
            bounded(violations, task.actions, TaskRules.MOST_ACTIONS);
            violations.throwIfAny();
            task.actions.add(CorrectiveAction.of(RecordId.next(), action.body(), today.date()));
            return task;
        });
    }

    /** @throws ProblemException 404, 409 {@code not-editable}, 412, 422 */
    @Transactional
    Posted extend(Addition<GrantExtension> extension) {
        TaskRules.check(extension.body()).throwIfAny();
        LocalDate dueOn = requireNonNull(extension.body().dueOn());
        return add(extension, (task, stamp) -> {
            Violations violations = TaskRules.check(task, dueOn);
            bounded(violations, task.extensions, TaskRules.MOST_FOLLOW_UPS);
            violations.throwIfAny();
            task.extend(dueOn, requireNonNull(extension.body().reason()), today.date(), stamp.by());
            return task;
        });
    }

    /** @throws ProblemException 404, 409 {@code not-editable}, 412, 422 */
    @Transactional
    Posted report(Addition<ReportProgress> progress) {
        ReportProgress report = progress.body();
        TaskRules.check(report, today.date()).throwIfAny();
        LocalDate on = report.on() == null ? today.date() : report.on();
        return add(progress, (task, stamp) -> {
            Violations violations = new Violations();
            TaskRules.notBefore(violations, "/on", on, task.foundOn);
            bounded(violations, task.progress, TaskRules.MOST_FOLLOW_UPS);
            violations.throwIfAny();
            task.report(on, requireNonNull(report.note()), report.percent(), stamp);
            return task;
        });
    }

    private Posted add(Addition<?> addition, RecordWriter.Edit<TaskEntity> edit) {
        return writer.add(
                tasks, addition.task(), addition.author(), addition.precondition(), addition.key(), (task, stamp) -> {
                    task.requireOpen();
                    return edit.apply(task, stamp);
                });
    }

    private static void bounded(Violations violations, List<?> before, int most) {
        if (before.size() >= most) {
            violations.add("", FieldRule.TOO_MANY, most);
        }
    }

    /** @throws ProblemException 400, 404, 409 {@code not-editable}, 412, 422, 428 */
    @Transactional
    ActionOfVersion edit(Author author, UUID id, UUID action, Precondition precondition, JsonNode body) {
        RecordPatch<ActionContent> patch = patch(body);
        TaskEntity edited = writer.update(tasks, id, author, precondition, (task, stamp) -> {
            int index = task.indexOf(action);
            task.actions.set(index, edited(task, task.actions.get(index), patch));
            return task;
        });
        return ActionOfVersion.of(edited, action);
    }

    /** @throws ProblemException 400 */
    RecordPatch<ActionContent> patch(JsonNode body) {
        return new RecordPatch<>(mapper, body, ActionContent.class, CorrectiveAction.class);
    }

    /** @throws ProblemException 409 {@code not-editable}, 422 */
    CorrectiveAction edited(TaskEntity task, CorrectiveAction before, RecordPatch<ActionContent> patch) {
        ActionContent content = patch.apply(ActionContent.of(before));
        boolean stays = content.stateOrPlanned().equals(before.state());
        if (before.done() && !stays && !patch.names("doneOn")) {
            // Leaving done takes the day with it.
            content = content.withoutDoneOn();
        }
        Violations violations = RecordPatch.broken(
                ActionContent.of(before), content, each -> ActionRules.check(each, task.foundOn, today.date()));
        patch.check(before, violations, Map.of());
        if (before.done() && stays) {
            violations.required("/doneOn", content.doneOn());
        }
        if (!violations.isEmpty()) {
            task.requireOpen();
            violations.throwIfAny();
        }
        CorrectiveAction after = CorrectiveAction.of(before.id(), content, today.date());
        // Whether a measure is kept up shows only after the task is fixed; nothing else changes then.
        boolean nothingElse = before.equals(after.keptUp(before.keptUp()));
        if (!(nothingElse && task.status().isFixed())) {
            task.requireOpen();
        }
        return after;
    }
}
