package taizhang.records.rectification;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.records.record.IdempotencyKeys;
import taizhang.records.record.IdempotentPosts;

/** Takes a new task in, once for each Idempotency-Key and each externalId of a client. */
@ApplicationScoped
class TaskCreationService {

    static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    record Created(TaskView task, boolean replayed) {}

    private final TaskRepository tasks;
    private final TaskChanges changes;
    private final IdempotentPosts posts;
    private final Caller caller;
    private final Today today;

    TaskCreationService(TaskRepository tasks, TaskChanges changes, IdempotentPosts posts, Caller caller, Today today) {
        this.tasks = tasks;
        this.changes = changes;
        this.posts = posts;
        this.caller = caller;
        this.today = today;
    }

    /** @throws ProblemException 409 {@code already-exists}, 422 {@code invalid} or {@code idempotency-key-reused} */
    @Transactional
    Created create(CreateTask body, @Nullable String idempotencyKey) {
        IdempotentPosts.Key key = idempotencyKey == null
                ? null
                : new IdempotentPosts.Key(
                        caller.subject(),
                        idempotencyKey,
                        IdempotencyKeys.hash(Arrays.asList(caller.organization(), body)));
        String earlier = posts.find(key);
        if (earlier != null) {
            return replay(earlier);
        }
        check(body);
        UUID id = IDS.generate();
        // Before the externalId is looked at: what repeats this very request has the same one.
        earlier = posts.take(key, "rectification-task", id.toString(), today.instant());
        if (earlier != null) {
            return replay(earlier);
        }
        refuseDuplicate(body.externalId());
        TaskEntity task = TaskEntity.found(id, body, today.instant(), caller.subject());
        for (ActionContent action : body.actionsOrNone()) {
            task.actions.add(CorrectiveAction.of(IDS.generate(), Objects.requireNonNull(action), today.date()));
        }
        changes.create(task);
        return new Created(TaskView.of(task, today.date()), false);
    }

    private void check(CreateTask body) {
        Violations violations = TaskRules.check(body, today.date());
        tasks.references(body.organization(), body.foundOn(), body.supervisor(), body.campaign(), caller.organization())
                .addTo(violations, body.organization(), body.foundOn(), body.supervisor(), body.campaign());
        violations.throwIfAny();
    }

    private void refuseDuplicate(@Nullable String externalId) {
        if (externalId == null) {
            return;
        }
        tasks.lockExternalId(caller.subject(), externalId);
        TaskEntity existing = tasks.ofClient(caller.subject(), externalId);
        if (existing != null) {
            ProblemException duplicate = ProblemException.of(HttpProblem.ALREADY_EXISTS);
            boolean visible = tasks.find(existing.id, caller.organization()) != null;
            throw visible ? duplicate.header("Location", "/v1/rectification-tasks/" + existing.id) : duplicate;
        }
    }

    /** The first answer again, overdue or not as it was then. */
    private Created replay(String id) {
        TaskDocument created = changes.at(UUID.fromString(id), 1);
        LocalDate day = today.dateOf(created.createdAt());
        return new Created(TaskView.of(created, day), true);
    }
}
