package taizhang.records.rectification;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import taizhang.api.access.Caller;
import taizhang.api.problem.ProblemException;
import taizhang.records.evidence.Attachment;
import taizhang.records.evidence.EvidenceHolder;
import taizhang.records.ledger.Change;

/** Files of tasks: open or closed, since proof often comes afterwards, unless the task is void. */
@ApplicationScoped
class TaskEvidence implements EvidenceHolder {

    private final TaskRepository tasks;
    private final TaskChanges changes;
    private final Caller caller;

    TaskEvidence(TaskRepository tasks, TaskChanges changes, Caller caller) {
        this.tasks = tasks;
        this.changes = changes;
        this.caller = caller;
    }

    @Override
    public Change.Entity entity() {
        return Change.Entity.RECTIFICATION_TASK;
    }

    @Override
    public Held find(UUID id) {
        TaskEntity task = tasks.find(id, caller.organization());
        if (task == null) {
            throw ProblemException.notFound();
        }
        return held(task);
    }

    @Override
    public Held lock(UUID id) {
        return held(changes.lock(id));
    }

    @Override
    public void write(UUID id, List<Attachment> attachments) {
        TaskEntity task = changes.lock(id);
        changes.write(task, (at, by) -> task.attachments = List.copyOf(attachments));
    }

    @Override
    public boolean refersTo(String sha256) {
        return tasks.haveContent(sha256);
    }

    private static Held held(TaskEntity task) {
        boolean open = task.state() != TaskState.VOID;
        return new Held(task.id, task.version, task.state, open, task.attachments);
    }
}
