package taizhang.records.rectification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Role;
import taizhang.api.json.Json;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.UnreadableBody;
import taizhang.records.imports.Decision;
import taizhang.records.imports.Duplicates;
import taizhang.records.imports.ImportKind;
import taizhang.records.imports.ImportStrategy;
import taizhang.records.imports.ImportedRecords;
import taizhang.records.imports.RowError;
import taizhang.records.ledger.Change;
import taizhang.records.ledger.Ledger;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Author;
import taizhang.records.record.Precondition;
import taizhang.records.record.RecordWriter;
import taizhang.records.record.Snapshot;
import taizhang.records.record.Stamp;

/**
 * Takes tasks with their actions in from files, one row after the other, by the rules of POST and PATCH. Those that are there
 * are read together, and written together with what the ledger tells.
 */
@ApplicationScoped
class TaskImport implements ImportedRecords {

    /** Hibernate looks at all that it holds with each row that is written. */
    private static final int AT_ONCE = 100;

    private final TaskRepository tasks;
    private final TaskService service;
    private final TaskRowEdit rowEdit;
    private final RecordWriter writer;
    private final Ledger ledger;
    private final ObjectMapper mapper;

    TaskImport(
            TaskRepository tasks,
            TaskService service,
            TaskRowEdit rowEdit,
            RecordWriter writer,
            Ledger ledger,
            ObjectMapper mapper) {
        this.tasks = tasks;
        this.service = service;
        this.rowEdit = rowEdit;
        this.writer = writer;
        this.ledger = ledger;
        this.mapper = mapper;
    }

    @Override
    public ImportKind kind() {
        return ImportKind.RECTIFICATION_TASKS;
    }

    @Override
    public String role() {
        return Role.RECORDER;
    }

    @Override
    public int rowsAtOnce() {
        return AT_ONCE;
    }

    /** A row with its body; null: it cannot be read, and the decision says why. */
    private record Body(Row row, @Nullable CreateTask task, Decision unreadable) {

        @Nullable
        String externalId() {
            return task == null ? null : task.externalId();
        }
    }

    /** What the rows that are decided together have in common: the tasks that they name, and what is written, in their order. */
    private record Together(
            Act act, Stamp stamp, Map<String, TaskEntity> known, Set<UUID> elsewhere, List<Change> changes) {}

    @Override
    public Deciding begin(Act act) {
        return rows -> decide(act, rows.stream().map(this::read).toList());
    }

    private List<Decision> decide(Act act, List<Body> bodies) {
        List<String> externalIds =
                bodies.stream().map(Body::externalId).filter(Objects::nonNull).toList();
        Map<String, TaskEntity> known = tasks.ofClient(act.author().subject(), externalIds, act.writes());
        Set<UUID> elsewhere = tasks.outOfSight(
                known.values().stream().map(task -> task.id).toList(),
                act.author().organization());
        Together together = new Together(act, writer.stamp(act.author()), known, elsewhere, new ArrayList<>());
        List<Decision> decisions =
                bodies.stream().map(body -> decide(together, body)).toList();
        if (act.writes()) {
            tasks.flush();
            ledger.append(together.changes);
        }
        return decisions;
    }

    private Decision decide(Together together, Body given) {
        CreateTask body = given.task();
        if (body == null) {
            return given.unreadable();
        }
        TaskEntity found = body.externalId() == null ? null : together.known.get(body.externalId());
        // Deleted a moment ago it is a conflict, which lets the chunk be decided again.
        TaskEntity known = found == null ? null : tasks.asKept(found);
        try {
            if (known == null) {
                return created(together, given.row(), body);
            }
            return together.elsewhere.contains(known.id) ? taken() : known(together, given.row(), body, known);
        } catch (ProblemException refused) {
            return Decision.rejected(RowError.of(refused));
        }
    }

    private static Decision taken() {
        return Decision.rejected(List.of(RowError.of("/externalId", HttpProblem.ALREADY_EXISTS)));
    }

    private Body read(Row row) {
        try {
            return new Body(row, mapper.treeToValue(row.body(), CreateTask.class), Decision.rejected(List.of()));
        } catch (JsonProcessingException unreadable) {
            return new Body(row, null, Decision.rejected(RowError.of(UnreadableBody.problem(unreadable))));
        }
    }

    private Decision created(Together together, Row row, CreateTask body) {
        Act act = together.act;
        if (!row.good()) {
            service.check(act.author(), body);
            return Decision.rejected(List.of());
        }
        TaskEntity task = service.found(act.author(), row.id(), body, together.stamp);
        TaskEntity same = task.externalId == null && act.duplicates() != Duplicates.WRITE ? tasks.alike(task) : null;
        if (same != null) {
            return act.duplicates() == Duplicates.SKIP
                    ? Decision.unchanged(same.id.toString(), same.version, null)
                    : Decision.rejected(List.of(RowError.of(null, RecordsRule.DUPLICATE, same.id)));
        }
        task.stamped(1, together.stamp);
        if (act.writes()) {
            tasks.insert(task, act.author());
        }
        return written(together, null, task);
    }

    private Decision known(Together together, Row row, CreateTask body, TaskEntity present) {
        Act act = together.act;
        TaskRowEdit.Wanted wanted = rowEdit.wanted(act.author(), present, row);
        if (!wanted.differs()) {
            return row.good()
                    ? Decision.unchanged(present.id.toString(), present.version, likeness(present))
                    : Decision.rejected(List.of());
        }
        if (act.strategy() == ImportStrategy.CREATE) {
            service.check(act.author(), body);
            return taken();
        }
        present.requireOpen();
        wanted.violations().throwIfAny();
        if (!row.good()) {
            return Decision.rejected(List.of());
        }
        Snapshot before = present.snapshot();
        if (!act.writes()) {
            tasks.forget(present);
        }
        wanted.take(present).stamped(present.version + 1, together.stamp);
        return written(together, before, present);
    }

    private static Decision written(Together together, @Nullable Snapshot before, TaskEntity task) {
        Change change = RecordWriter.change(together.act.author(), together.stamp, before, task.snapshot());
        together.changes.add(change);
        return Decision.written(change, likeness(task));
    }

    private static Decision.Likeness likeness(TaskEntity task) {
        return Decision.Likeness.of(
                task.externalId,
                String.join("\n", task.organization, task.source, task.foundOn.toString(), task.title),
                Json.text(List.of(
                        task.organization,
                        task.source,
                        task.foundOn,
                        String.valueOf(task.dueOn),
                        TaskContent.of(task),
                        task.actions.stream().map(ActionContent::of).toList())));
    }

    /** A task has no DELETE; one that nobody has touched since it came in by a file goes as if it had never been there. */
    @Override
    public List<Kept> undo(Author author, String reason, List<Written> written) {
        List<Kept> kept = new ArrayList<>();
        for (Written each : written) {
            TaskEntity task = tasks.lock(UUID.fromString(each.record()), author);
            if (task == null || task.version != each.version()) {
                kept.add(Kept.asEdited(each.record()));
            } else {
                try {
                    undo(author, task.id, each.before());
                } catch (ProblemException refused) {
                    kept.add(new Kept(each.record(), refused.violations()));
                }
            }
        }
        return kept;
    }

    /** @throws ProblemException 422 */
    private void undo(Author author, UUID id, @Nullable String before) {
        if (before == null) {
            writer.delete(tasks, id, author, Precondition.NONE, tasks::remove);
            return;
        }
        TaskDocument document = Json.read(before, TaskDocument.class);
        writer.update(tasks, id, author, Precondition.NONE, (task, stamp) -> {
            service.check(author, TaskContent.of(task), document.content()).throwIfAny();
            task.take(document.content());
            task.plan(document.actions());
            return task;
        });
    }
}
