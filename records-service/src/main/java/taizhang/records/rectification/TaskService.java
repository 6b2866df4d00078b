package taizhang.records.rectification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.Place;
import taizhang.api.page.Slice;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.records.ledger.Change;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Author;
import taizhang.records.record.Batches;
import taizhang.records.record.IdempotencyKeys;
import taizhang.records.record.Posted;
import taizhang.records.record.Precondition;
import taizhang.records.record.RecordId;
import taizhang.records.record.RecordPatch;
import taizhang.records.record.RecordWriter;
import taizhang.records.record.Stamp;

/** Records tasks, edits them and brings them from state to state. */
@ApplicationScoped
class TaskService {

    record Created(TaskView task, boolean replayed) {}

    private final TaskRepository tasks;
    private final TaskListQueries lists;
    private final RecordWriter writer;
    private final Batches batches;
    private final Today today;
    private final ObjectMapper mapper;

    TaskService(
            TaskRepository tasks,
            TaskListQueries lists,
            RecordWriter writer,
            Batches batches,
            Today today,
            ObjectMapper mapper) {
        this.tasks = tasks;
        this.lists = lists;
        this.writer = writer;
        this.batches = batches;
        this.today = today;
        this.mapper = mapper;
    }

    /** @throws ProblemException 404 */
    TaskView get(UUID id, @Nullable String scope) {
        return tasks.view(id, scope, today.date());
    }

    /** Each page is one statement, and so of one moment. */
    TaskPage list(TaskQuery query, @Nullable String cursor, int limit, boolean withTotal) {
        List<TaskView> found = lists.page(query, Place.of(cursor, query), limit + 1, today.date());
        // The list of what the caller cannot see is empty, too.
        if (found.isEmpty() && !lists.isVisible(query)) {
            throw ProblemException.notFound();
        }
        Slice<TaskView> page = Slice.of(found, limit, query, last -> new Place(last.foundOn(), last.id()).cursor());
        return new TaskPage(page.items(), page.next(), withTotal ? lists.total(query) : null);
    }

    /** All parts of one kind, in their order. @throws ProblemException 404 */
    @Transactional
    <T> List<T> parts(UUID id, @Nullable String scope, Function<TaskEntity, List<T>> parts) {
        return List.copyOf(parts.apply(tasks.read(id, scope)));
    }

    /**
     * Takes a new task in, once for each Idempotency-Key and each externalId of a client.
     *
     * @throws ProblemException 409 {@code already-exists}, 422 {@code invalid} or {@code idempotency-key-reused}
     */
    @Transactional
    Created create(Author author, CreateTask body, IdempotencyKeys.@Nullable Key key) {
        Posted posted = writer.create(tasks, author, key, stamp -> found(author, RecordId.next(), body, stamp));
        // The first answer again, overdue or not as it was then.
        TaskDocument created = posted.as(TaskDocument.class);
        return new Created(TaskView.of(created, today.dateOf(created.createdAt())), posted.replayed());
    }

    /** @return a new task, which keeps the rules @throws ProblemException 422 */
    TaskEntity found(Author author, UUID id, CreateTask body, Stamp stamp) {
        check(author, body);
        TaskEntity task = TaskEntity.found(id, body, stamp);
        for (ActionContent action : body.actionsOrNone()) {
            task.actions.add(CorrectiveAction.of(RecordId.next(), Objects.requireNonNull(action), today.date()));
        }
        return task;
    }

    void check(Author author, CreateTask body) {
        Violations violations = TaskRules.check(body, today.date());
        tasks.references(body.organization(), body.foundOn(), body.supervisor(), body.campaign(), author.organization())
                .addTo(violations, body.organization(), body.foundOn(), body.supervisor(), body.campaign());
        violations.throwIfAny();
    }

    /** @throws ProblemException 400, 404, 409 {@code not-editable}, 412, 422, 428 */
    @Transactional
    TaskView edit(Author author, UUID id, Precondition precondition, JsonNode body) {
        RecordPatch<TaskContent> patch = patch(body);
        TaskEntity edited = writer.update(tasks, id, author, precondition, (task, stamp) -> {
            task.requireOpen();
            Violations violations = new Violations();
            TaskContent after = edited(author, task, patch, violations);
            violations.throwIfAny();
            task.take(after);
            return task;
        });
        return view(edited);
    }

    /** @throws ProblemException 400 */
    RecordPatch<TaskContent> patch(JsonNode body) {
        return new RecordPatch<>(mapper, body, TaskContent.class, TaskView.class);
    }

    /** @param violations takes what is wrong with the content of the open task, and what no edit changes */
    TaskContent edited(Author author, TaskEntity task, RecordPatch<TaskContent> patch, Violations violations) {
        TaskContent before = TaskContent.of(task);
        TaskContent after = patch.apply(before);
        check(author, before, after).all().forEach(violations::add);
        patch.check(view(task), violations, Map.of("dueOn", RecordsRule.MOVED_BY_EXTENSION));
        return after;
    }

    /** @return what is against such an edit */
    Violations check(Author author, TaskContent before, TaskContent after) {
        Violations violations = RecordPatch.broken(before, after, TaskRules::check);
        String supervisor = RecordPatch.changed(before.supervisor(), after.supervisor());
        String campaign = RecordPatch.changed(before.campaign(), after.campaign());
        tasks.references(null, null, supervisor, campaign, author.organization())
                .addTo(violations, null, null, supervisor, campaign);
        return violations;
    }

    /** @throws ProblemException 403 {@code forbidden} or {@code four-eyes}, 404, 409 {@code illegal-transition}, 412, 422, 428 */
    @Transactional
    TaskView move(Author author, UUID id, Precondition precondition, MoveTask step) {
        TaskRules.check(step, today.date()).throwIfAny();
        TaskStatus to = target(author, step);
        LocalDate effectiveOn = step.effectiveOn() == null ? today.date() : step.effectiveOn();
        TaskEntity moved = writer.update(tasks, id, author, precondition, (task, stamp) -> {
            if (!task.status().canBecome(to)) {
                throw ProblemException.of(
                        HttpProblem.ILLEGAL_TRANSITION,
                        task.state,
                        task.status().nextCodes());
            }
            if (to == TaskStatus.VERIFIED && isInvolved(author.subject(), task)) {
                throw ProblemException.of(RecordsProblem.FOUR_EYES);
            }
            TaskRules.check(task, to, effectiveOn, step.note()).throwIfAny();
            task.move(to, effectiveOn, step.note(), stamp);
            return task;
        });
        return view(moved);
    }

    /**
     * The same step of many, each in a transaction of its own.
     *
     * @throws ProblemException 403 {@code forbidden}, 422 {@code invalid} or {@code idempotency-key-reused}; what is wrong
     *     with one of them stands in the answer
     */
    Batches.Moved move(
            Author author, MoveTasks many, IdempotencyKeys.@Nullable Key key, @Nullable String acceptLanguage) {
        MoveTask step = many.step();
        Violations violations = TaskRules.check(step, today.date());
        Batches.check(violations, many.items());
        violations.throwIfAny();
        target(author, step);
        return batches.move(
                new Batches.Request(
                        author,
                        Change.Entity.RECTIFICATION_TASK,
                        TaskResource.PATH,
                        Objects.requireNonNull(many.items()),
                        key,
                        acceptLanguage),
                (each, id, precondition) -> move(each, id, precondition, step).version());
    }

    private static TaskStatus target(Author author, MoveTask step) {
        TaskStatus to = Objects.requireNonNull(TaskStatus.of(Objects.requireNonNull(step.to())));
        if (!author.has(to.role())) {
            throw ProblemException.of(
                    HttpProblem.FORBIDDEN, List.of(Violation.at("/to", FieldRule.NOT_ALLOWED, to.role())));
        }
        return to;
    }

    private TaskView view(TaskEntity task) {
        return TaskView.of(TaskDocument.of(task), today.date());
    }

    private static boolean isInvolved(String who, TaskEntity task) {
        return who.equals(task.createdBy) || who.equals(task.reportedDoneBy()) || who.equals(task.owner);
    }
}
