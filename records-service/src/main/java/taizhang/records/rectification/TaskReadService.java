package taizhang.records.rectification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.page.Cursor;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Today;

/** Reads tasks, their parts and their lists. Everything here is 404 for a caller of other organizations. */
@ApplicationScoped
class TaskReadService {

    /** A part of a task, and the task's version, which is its ETag. */
    record Part<T>(T content, long version) {}

    private final TaskRepository tasks;
    private final TaskListQueries lists;
    private final Caller caller;
    private final Today today;

    TaskReadService(TaskRepository tasks, TaskListQueries lists, Caller caller, Today today) {
        this.tasks = tasks;
        this.lists = lists;
        this.caller = caller;
        this.today = today;
    }

    @Transactional
    TaskView get(UUID id) {
        return TaskView.of(find(id), today.date());
    }

    @Transactional
    TaskPage list(TaskParameters given, @Nullable String cursor, int limit, boolean withTotal) {
        TaskQuery query = given.query(caller.organization());
        tasks.readOneState();
        TaskListQueries.Place after = TaskListQueries.Place.of(Cursor.decode(cursor, query, 2));
        if (!lists.isVisible(query)) {
            throw ProblemException.notFound();
        }
        // One more than asked for tells whether there is a next page.
        List<TaskEntity> found = lists.page(query, after, limit + 1);
        List<TaskEntity> items = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit
                ? TaskListQueries.Place.after(items.get(limit - 1)).encode(query)
                : null;
        return new TaskPage(
                items.stream().map(task -> TaskView.of(task, today.date())).toList(),
                next,
                withTotal ? lists.total(query) : null);
    }

    @Transactional
    TaskTransition.Page transitions(UUID id) {
        return new TaskTransition.Page(List.copyOf(find(id).transitions), null);
    }

    @Transactional
    Cycle.Page cycles(UUID id) {
        return new Cycle.Page(List.copyOf(find(id).cycles), null);
    }

    @Transactional
    Extension.Page extensions(UUID id) {
        return new Extension.Page(List.copyOf(find(id).extensions), null);
    }

    @Transactional
    ProgressNote.Page progress(UUID id) {
        return new ProgressNote.Page(List.copyOf(find(id).progress), null);
    }

    @Transactional
    CorrectiveAction.Page actions(UUID id) {
        return new CorrectiveAction.Page(List.copyOf(find(id).actions), null);
    }

    @Transactional
    Part<CorrectiveAction> action(UUID id, UUID actionId) {
        TaskEntity task = find(id);
        return new Part<>(task.actions.get(task.indexOf(actionId)), task.version);
    }

    private TaskEntity find(UUID id) {
        tasks.readOneState();
        @Nullable TaskEntity task = tasks.find(id, caller.organization());
        if (task == null) {
            throw ProblemException.notFound();
        }
        return task;
    }
}
