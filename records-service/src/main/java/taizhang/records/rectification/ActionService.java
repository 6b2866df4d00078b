package taizhang.records.rectification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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

/** Plans corrective actions and follows them until they are done. */
@ApplicationScoped
class ActionService {

    /** @param version of the task */
    record OfVersion(CorrectiveAction action, long version) {

        static OfVersion of(TaskEntity task, UUID action) {
            return new OfVersion(task.actions.get(task.indexOf(action)), task.version);
        }
    }

    private final TaskRepository tasks;
    private final RecordWriter writer;
    private final Today today;
    private final ObjectMapper mapper;

    ActionService(TaskRepository tasks, RecordWriter writer, Today today, ObjectMapper mapper) {
        this.tasks = tasks;
        this.writer = writer;
        this.today = today;
        this.mapper = mapper;
    }

    /** @throws ProblemException 404 */
    @Transactional
    CorrectiveAction.Page list(UUID id, @Nullable String scope) {
        return new CorrectiveAction.Page(List.copyOf(tasks.read(id, scope).actions), null);
    }

    /** @throws ProblemException 404 */
    @Transactional
    OfVersion get(UUID id, UUID action, @Nullable String scope) {
        return OfVersion.of(tasks.read(id, scope), action);
    }

    /** @throws ProblemException 404, 409 {@code not-editable}, 412, 422 */
    @Transactional
    Posted add(
            Author author,
            UUID id,
            Precondition precondition,
            IdempotencyKeys.@Nullable Key key,
            ActionContent content) {
        return writer.add(tasks, id, author, precondition, key, (task, stamp) -> {
            task.requireOpen();
            Violations violations = new Violations();
            ActionRules.check(violations, "", content, task.foundOn, today.date());
            if (task.actions.size() >= TaskRules.MOST_ACTIONS) {
                violations.add("", FieldRule.TOO_MANY, TaskRules.MOST_ACTIONS);
            }
            violations.throwIfAny();
            task.actions.add(CorrectiveAction.of(RecordId.next(), content, today.date()));
            return task;
        });
    }

    /** @throws ProblemException 400, 404, 409 {@code not-editable}, 412, 422, 428 */
    @Transactional
    OfVersion edit(Author author, UUID id, UUID action, Precondition precondition, JsonNode body) {
        RecordPatch<ActionContent> patch = new RecordPatch<>(mapper, body, ActionContent.class, CorrectiveAction.class);
        TaskEntity edited = writer.update(tasks, id, author, precondition, (task, stamp) -> {
            int index = task.indexOf(action);
            task.actions.set(index, edited(task, task.actions.get(index), patch));
            return task;
        });
        return OfVersion.of(edited, action);
    }

    private CorrectiveAction edited(TaskEntity task, CorrectiveAction before, RecordPatch<ActionContent> patch) {
        ActionContent content = patch.apply(ActionContent.of(before));
        boolean stays = content.stateOrPlanned().equals(before.state());
        if (before.done() && !stays && !patch.names("doneOn")) {
            // Leaving done takes the day with it.
            content = content.withoutDoneOn();
        }
        Violations violations = new Violations();
        ActionRules.check(violations, "", content, task.foundOn, today.date());
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
