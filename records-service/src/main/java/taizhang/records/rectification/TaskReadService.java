package taizhang.records.rectification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.records.access.Caller;
import taizhang.records.config.Today;
import taizhang.records.page.Cursor;
import taizhang.records.page.Limit;
import taizhang.records.problem.ProblemException;

/** Reads tasks, their parts and their lists. Everything here is 404 for a caller of other organizations. */
@ApplicationScoped
class TaskReadService {

    /** Parts of a task, and its version, which is their ETag. */
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
    TaskPage list(TaskParameters given) {
        TaskQuery query = given.query(caller.organization());
        int limit = Limit.of(given.limit);
        TaskListQueries.Place after = TaskListQueries.Place.of(Cursor.decode(given.cursor, query, 2));
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
                given.include == null ? null : lists.total(query));
    }

    @Transactional
    Part<TaskTransition.Page> transitions(UUID id) {
        TaskEntity task = find(id);
        return new Part<>(new TaskTransition.Page(List.copyOf(task.transitions), null), task.version);
    }

    @Transactional
    Part<Cycle.Page> cycles(UUID id) {
        TaskEntity task = find(id);
        return new Part<>(new Cycle.Page(List.copyOf(task.cycles), null), task.version);
    }

    @Transactional
    Part<Extension.Page> extensions(UUID id) {
        TaskEntity task = find(id);
        return new Part<>(new Extension.Page(List.copyOf(task.extensions), null), task.version);
    }

    @Transactional
    Part<ProgressNote.Page> progress(UUID id) {
        TaskEntity task = find(id);
        return new Part<>(new ProgressNote.Page(List.copyOf(task.progress), null), task.version);
    }

    @Transactional
    Part<CorrectiveAction.Page> actions(UUID id) {
        TaskEntity task = find(id);
        return new Part<>(new CorrectiveAction.Page(List.copyOf(task.actions), null), task.version);
    }

    @Transactional
    Part<CorrectiveAction> action(UUID id, UUID actionId) {
        TaskEntity task = find(id);
        return new Part<>(task.actions.get(task.indexOf(actionId)), task.version);
    }

    private TaskEntity find(UUID id) {
        @Nullable TaskEntity task = tasks.find(id, caller.organization());
        if (task == null) {
            throw ProblemException.notFound();
        }
        return task;
    }
}
