package taizhang.records.rectification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.records.problem.RecordsProblem;

/** Edits tasks and brings them from state to state. */
@ApplicationScoped
class TaskService {

    private final TaskRepository tasks;
    private final TaskChanges changes;
    private final Caller caller;
    private final Today today;
    private final ObjectMapper mapper;

    TaskService(TaskRepository tasks, TaskChanges changes, Caller caller, Today today, ObjectMapper mapper) {
        this.tasks = tasks;
        this.changes = changes;
        this.caller = caller;
        this.today = today;
        this.mapper = mapper;
    }

    /** @throws ProblemException 400, 404, 409 {@code not-editable}, 412, 422, 428 */
    @Transactional
    TaskView edit(UUID id, @Nullable String ifMatch, JsonNode body) {
        TaskPatch patch = new TaskPatch(mapper, body);
        TaskEntity task = changes.lock(id, ifMatch);
        TaskChanges.requireOpen(task);
        TaskContent before = TaskContent.of(task);
        TaskContent after = patch.apply(before);
        Violations violations = new Violations();
        TaskRules.content(violations, after);
        patch.check(TaskView.of(task, today.date()), violations);
        checkReferences(violations, before, after);
        violations.throwIfAny();
        if (!after.equals(before)) {
            changes.write(task, (at, by) -> task.take(after));
        }
        return TaskView.of(task, today.date());
    }

    /** What stays as it is may refer to what the caller cannot see. */
    private void checkReferences(Violations violations, TaskContent before, TaskContent after) {
        String supervisor = Objects.equals(before.supervisor(), after.supervisor()) ? null : after.supervisor();
        String campaign = Objects.equals(before.campaign(), after.campaign()) ? null : after.campaign();
        tasks.references(null, null, supervisor, campaign, caller.organization())
                .addTo(violations, null, null, supervisor, campaign);
    }

    /** @throws ProblemException 403 {@code forbidden} or {@code four-eyes}, 404, 409 {@code illegal-transition}, 412, 422, 428 */
    @Transactional
    TaskView move(UUID id, @Nullable String ifMatch, MoveTask step) {
        TaskRules.check(step, today.date()).throwIfAny();
        TaskState to = Objects.requireNonNull(TaskState.of(Objects.requireNonNull(step.to())));
        if (!caller.has(to.role())) {
            throw ProblemException.of(
                    HttpProblem.FORBIDDEN, List.of(Violation.at("/to", FieldRule.NOT_ALLOWED, to.role())));
        }
        TaskEntity task = changes.lock(id, ifMatch);
        if (!task.state().canBecome(to)) {
            throw ProblemException.of(
                    RecordsProblem.ILLEGAL_TRANSITION, task.state, task.state().nextCodes());
        }
        if (to == TaskState.VERIFIED && isInvolved(task)) {
            throw ProblemException.of(RecordsProblem.FOUR_EYES);
        }
        LocalDate effectiveOn = step.effectiveOn() == null ? today.date() : step.effectiveOn();
        TaskRules.check(task, to, effectiveOn, step.note()).throwIfAny();
        changes.write(task, (at, by) -> task.move(to, effectiveOn, step.note(), at, by));
        return TaskView.of(task, today.date());
    }

    private boolean isInvolved(TaskEntity task) {
        String who = caller.subject();
        return who.equals(task.createdBy) || who.equals(task.reportedDoneBy()) || who.equals(task.owner);
    }
}
