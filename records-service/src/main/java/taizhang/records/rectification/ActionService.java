package taizhang.records.rectification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.MergePatch;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;

/** Plans corrective actions and follows them until they are done. */
@ApplicationScoped
class ActionService {

    private final TaskChanges changes;
    private final TaskPosts posts;
    private final Today today;
    private final ObjectMapper mapper;

    ActionService(TaskChanges changes, TaskPosts posts, Today today, ObjectMapper mapper) {
        this.changes = changes;
        this.posts = posts;
        this.today = today;
        this.mapper = mapper;
    }

    /** @throws ProblemException 404, 409 {@code not-editable}, 412, 422 */
    @Transactional
    TaskPosts.Made<CorrectiveAction> add(
            UUID id, @Nullable String ifMatch, @Nullable String idempotencyKey, ActionContent body) {
        return posts.once(id, "actions", ifMatch, idempotencyKey, body, TaskDocument::lastAction, task -> {
            Violations violations = new Violations();
            ActionRules.check(violations, "", body, task.foundOn, today.date());
            if (task.actions.size() >= TaskRules.MOST_ACTIONS) {
                violations.add("", FieldRule.TOO_MANY, TaskRules.MOST_ACTIONS);
            }
            violations.throwIfAny();
            CorrectiveAction action = CorrectiveAction.of(TaskCreationService.IDS.generate(), body, today.date());
            changes.write(task, (at, by) -> task.actions.add(action));
        });
    }

    /** @throws ProblemException 400, 404, 409 {@code not-editable}, 412, 422, 428 */
    @Transactional
    TaskReadService.Part<CorrectiveAction> edit(UUID id, UUID actionId, @Nullable String ifMatch, JsonNode patch) {
        if (!(patch instanceof ObjectNode members)) {
            throw ProblemException.of(HttpProblem.MALFORMED_BODY);
        }
        // A client may send back all that it has read.
        if (members.path("id").asText().equals(actionId.toString())) {
            members.remove("id");
        }
        read(patch);
        TaskEntity task = changes.lock(id, ifMatch);
        int index = task.indexOf(actionId);
        CorrectiveAction before = task.actions.get(index);
        ActionContent content = merge(before, patch);
        Violations violations = new Violations();
        ActionRules.check(violations, "", content, task.foundOn, today.date());
        if (before.done() && content.stateOrPlanned().equals(before.state()) && content.doneOn() == null) {
            violations.required("/doneOn", null);
        }
        if (violations.isEmpty()) {
            CorrectiveAction after = CorrectiveAction.of(actionId, content, today.date());
            requireEditable(task, before, after);
            if (!after.equals(before)) {
                changes.write(task, (at, by) -> task.actions.set(index, after));
            }
            return new TaskReadService.Part<>(after, task.version);
        }
        TaskChanges.requireOpen(task);
        throw ProblemException.invalid(violations.all());
    }

    /** Whether a measure is kept up shows only after the task is fixed; nothing else changes then. */
    private static void requireEditable(TaskEntity task, CorrectiveAction before, CorrectiveAction after) {
        boolean nothingElse = before.equals(after.keptUp(before.keptUp()));
        if (!(nothingElse && task.state().isFixed())) {
            TaskChanges.requireOpen(task);
        }
    }

    private ActionContent merge(CorrectiveAction before, JsonNode patch) {
        ObjectNode merged = (ObjectNode) MergePatch.apply(mapper.valueToTree(ActionContent.of(before)), patch);
        // Leaving done takes the day with it.
        if (before.done()
                && !patch.has("doneOn")
                && !before.state().equals(merged.path("state").asText())) {
            merged.remove("doneOn");
        }
        return read(merged);
    }

    private ActionContent read(JsonNode content) {
        try {
            return mapper.treeToValue(content, ActionContent.class);
        } catch (JsonProcessingException unreadable) {
            throw UnreadableBody.problem(unreadable);
        }
    }
}
