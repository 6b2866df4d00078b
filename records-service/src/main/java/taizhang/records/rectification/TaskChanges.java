package taizhang.records.rectification;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.http.ETag;
import taizhang.api.json.Json;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Today;
import taizhang.records.ledger.Change;
import taizhang.records.ledger.Ledger;
import taizhang.records.problem.RecordsProblem;

/** Every write to a task goes through here: under its lock, one version and one change in the ledger each. */
@ApplicationScoped
class TaskChanges {

    private final TaskRepository tasks;
    private final Ledger ledger;
    private final Caller caller;
    private final Today today;

    TaskChanges(TaskRepository tasks, Ledger ledger, Caller caller, Today today) {
        this.tasks = tasks;
        this.ledger = ledger;
        this.caller = caller;
        this.today = today;
    }

    /** What one write does to a task. */
    @FunctionalInterface
    interface Edit {
        void apply(Instant at, String by);
    }

    /** @throws ProblemException 404, 412, and 428 without {@code If-Match} */
    TaskEntity lock(UUID id, @Nullable String ifMatch) {
        TaskEntity task = lock(id);
        ETag.require(ifMatch, task.version);
        return task;
    }

    /** @throws ProblemException 409 {@code not-editable} */
    static void requireOpen(TaskEntity task) {
        if (!task.state().isOpen()) {
            throw ProblemException.of(RecordsProblem.NOT_EDITABLE, task.state);
        }
    }

    /** @throws ProblemException 404 */
    TaskEntity lock(UUID id) {
        TaskEntity task = tasks.lock(id, caller.organization());
        if (task == null) {
            throw ProblemException.notFound();
        }
        return task;
    }

    void create(TaskEntity task) {
        tasks.persist(task);
        append(task, Change.Operation.CREATED, null);
    }

    void write(TaskEntity task, Edit edit) {
        String before = Change.text(TaskDocument.of(task));
        Instant at = today.instant();
        edit.apply(at, caller.subject());
        task.version++;
        task.updatedAt = at;
        task.updatedBy = caller.subject();
        append(task, Change.Operation.UPDATED, before);
    }

    private void append(TaskEntity task, Change.Operation operation, @Nullable String before) {
        ledger.append(new Change(
                Change.Entity.RECTIFICATION_TASK,
                task.id.toString(),
                task.version,
                operation,
                task.organization,
                task.updatedAt,
                task.updatedBy,
                before,
                Change.text(TaskDocument.of(task))));
    }

    /** The task as an earlier write left it. */
    TaskDocument at(UUID id, long version) {
        try {
            return Json.CANONICAL.readValue(tasks.documentAt(id, version), TaskDocument.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
