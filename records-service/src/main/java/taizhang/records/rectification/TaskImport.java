package taizhang.records.rectification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
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
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Author;
import taizhang.records.record.Precondition;
import taizhang.records.record.RecordWriter;
import taizhang.records.record.Snapshot;
import taizhang.records.record.Stamp;

/** Takes tasks with their actions in from files, one row after the other, by the writes of POST and PATCH. */
@ApplicationScoped
class TaskImport implements ImportedRecords {

    /** Hibernate looks at all that it holds with each row that is written. */
    private static final int AT_ONCE = 100;

    private final TaskRepository tasks;
    private final TaskService service;
    private final TaskRowEdit rowEdit;
    private final RecordWriter writer;
    private final ObjectMapper mapper;

    TaskImport(
            TaskRepository tasks, TaskService service, TaskRowEdit rowEdit, RecordWriter writer, ObjectMapper mapper) {
        this.tasks = tasks;
        this.service = service;
        this.rowEdit = rowEdit;
        this.writer = writer;
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

    @Override
    public Deciding begin(Act act) {
        return rows -> rows.stream().map(row -> decide(act, row)).toList();
    }

    private Decision decide(Act act, Row row) {
        try {
            CreateTask body = read(row);
            String externalId = body.externalId();
            TaskEntity known =
                    externalId == null ? null : tasks.ofClient(act.author().subject(), externalId);
            if (known == null) {
                return created(act, row, body);
            }
            TaskEntity present = act.writes()
                    ? tasks.lock(known.id, act.author())
                    : tasks.find(known.id, act.author().organization());
            return present == null ? taken() : known(act, row, body, present);
        } catch (ProblemException refused) {
            return Decision.rejected(RowError.of(refused));
        }
    }

    private static Decision taken() {
        return Decision.rejected(List.of(RowError.of("/externalId", HttpProblem.ALREADY_EXISTS)));
    }

    private CreateTask read(Row row) {
        try {
            return mapper.treeToValue(row.body(), CreateTask.class);
        } catch (JsonProcessingException unreadable) {
            throw UnreadableBody.problem(unreadable);
        }
    }

    private Decision created(Act act, Row row, CreateTask body) {
        if (!row.good()) {
            service.check(act.author(), body);
            return Decision.rejected(List.of());
        }
        Stamp stamp = writer.stamp(act.author());
        TaskEntity task = service.found(act.author(), row.id(), body, stamp);
        TaskEntity same = task.externalId == null && act.duplicates() != Duplicates.WRITE ? tasks.alike(task) : null;
        if (same != null) {
            return act.duplicates() == Duplicates.SKIP
                    ? Decision.unchanged(same.id.toString(), same.version, null)
                    : Decision.rejected(List.of(RowError.of(null, RecordsRule.DUPLICATE, same.id)));
        }
        if (act.writes()) {
            writer.create(tasks, act.author(), null, at -> task);
        } else {
            task.stamped(1, stamp);
        }
        return written(act.author(), null, task);
    }

    private Decision known(Act act, Row row, CreateTask body, TaskEntity present) {
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
        if (act.writes()) {
            writer.update(tasks, present.id, act.author(), Precondition.NONE, (task, stamp) -> wanted.take(task));
        } else {
            tasks.forget(present);
            wanted.take(present).stamped(present.version + 1, writer.stamp(act.author()));
        }
        return written(act.author(), before, present);
    }

    private Decision written(Author author, @Nullable Snapshot before, TaskEntity task) {
        return Decision.written(
                RecordWriter.change(author, writer.stamp(author), before, task.snapshot()), likeness(task));
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
