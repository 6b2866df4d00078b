package taizhang.records.rectification;

import static java.util.Objects.requireNonNull;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.ListIndexBase;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.ProblemException;
import taizhang.records.attachment.Attachment;
import taizhang.records.attachment.AttachmentHolder;
import taizhang.records.ledger.Change;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.record.Snapshot;
import taizhang.records.record.Stamp;

/** A row of {@code rectification_task} with its parts, and what each write does to them. */
@Entity
@Table(name = "rectification_task")
@SuppressWarnings("NullAway.Init")
class TaskEntity implements AttachmentHolder.Holding<TaskEntity> {

    /** As many as a page may hold, and more than an import reads: the parts of all of them are read at once. */
    private static final int BATCH = 500;

    @Id
    UUID id;

    String organization;

    @Nullable
    String supervisor;

    String source;

    @Nullable
    String aspect;

    @Nullable
    String campaign;

    String title;

    @Nullable
    String description;

    @Nullable
    String owner;

    @Column(name = "found_on")
    LocalDate foundOn;

    @Column(name = "first_due_on")
    @Nullable
    LocalDate firstDueOn;

    @Column(name = "due_on")
    @Nullable
    LocalDate dueOn;

    String state;

    int cycle;

    @Column(name = "closed_on")
    @Nullable
    LocalDate closedOn;

    @Column(name = "external_id")
    @Nullable
    String externalId;

    @Convert(converter = AttachmentsColumn.class)
    List<Attachment> attachments = List.of();

    long version;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Column(name = "updated_by")
    String updatedBy;

    @ElementCollection
    @CollectionTable(name = "corrective_action", joinColumns = @JoinColumn(name = "task"))
    @OrderColumn(name = "number")
    @ListIndexBase(1)
    @BatchSize(size = BATCH)
    List<CorrectiveAction> actions = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "task_transition", joinColumns = @JoinColumn(name = "task"))
    @OrderColumn(name = "number")
    @ListIndexBase(1)
    @BatchSize(size = BATCH)
    List<TaskTransition> transitions = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "task_extension", joinColumns = @JoinColumn(name = "task"))
    @OrderColumn(name = "number")
    @ListIndexBase(1)
    @BatchSize(size = BATCH)
    List<Extension> extensions = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "task_cycle", joinColumns = @JoinColumn(name = "task"))
    @OrderColumn(name = "number")
    @ListIndexBase(1)
    @BatchSize(size = BATCH)
    List<Cycle> cycles = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "task_progress", joinColumns = @JoinColumn(name = "task"))
    @OrderColumn(name = "number")
    @ListIndexBase(1)
    @BatchSize(size = BATCH)
    List<ProgressNote> progress = new ArrayList<>();

    /** A new task from a body that keeps the rules. */
    static TaskEntity found(UUID id, CreateTask body, Stamp stamp) {
        TaskEntity task = new TaskEntity();
        task.id = id;
        task.organization = requireNonNull(body.organization());
        task.source = requireNonNull(body.source());
        task.foundOn = requireNonNull(body.foundOn());
        task.firstDueOn = body.dueOn();
        task.dueOn = body.dueOn();
        task.externalId = body.externalId();
        task.take(body.content());
        task.state = TaskStatus.FOUND.code();
        task.cycle = 1;
        task.createdAt = stamp.at();
        task.createdBy = stamp.by();
        task.transitions.add(new TaskTransition(null, task.state, task.foundOn, 1, null, stamp.at(), stamp.by()));
        task.cycles.add(Cycle.opened(1, task.foundOn));
        return task;
    }

    @Override
    public Snapshot snapshot() {
        return new Snapshot(
                Change.Entity.RECTIFICATION_TASK, id.toString(), version, organization, TaskDocument.of(this));
    }

    @Override
    public TaskEntity stamped(long number, Stamp stamp) {
        version = number;
        updatedAt = stamp.at();
        updatedBy = stamp.by();
        return this;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public List<Attachment> attachments() {
        return attachments;
    }

    @Override
    public TaskEntity withAttachments(List<Attachment> others) {
        attachments = List.copyOf(others);
        return this;
    }

    /** Open or closed, since proof often comes afterwards, unless it is void. */
    @Override
    public boolean takesAttachments() {
        return status() != TaskStatus.VOID;
    }

    @Override
    public String statusCode() {
        return state;
    }

    TaskStatus status() {
        return requireNonNull(TaskStatus.of(state));
    }

    /** @throws ProblemException 409 {@code not-editable} */
    void requireOpen() {
        if (!status().isOpen()) {
            throw ProblemException.of(RecordsProblem.NOT_EDITABLE, state);
        }
    }

    /** Takes over content that keeps the rules. */
    void take(TaskContent content) {
        title = requireNonNull(content.title());
        description = content.description();
        owner = content.owner();
        supervisor = content.supervisor();
        aspect = content.aspect();
        campaign = content.campaign();
    }

    /** Has these actions from now on. */
    void plan(List<CorrectiveAction> others) {
        if (!actions.equals(others)) {
            actions.clear();
            actions.addAll(others);
        }
    }

    /** Takes a legal step: done closes the cycle, reopened begins the next one. */
    void move(TaskStatus to, LocalDate effectiveOn, @Nullable String note, Stamp stamp) {
        if (to == TaskStatus.DONE) {
            cycles.set(cycle - 1, cycles.get(cycle - 1).closed(effectiveOn, deadlineOn(effectiveOn)));
            closedOn = effectiveOn;
        } else if (to == TaskStatus.REOPENED) {
            cycle++;
            cycles.add(Cycle.opened(cycle, effectiveOn));
            closedOn = null;
        }
        transitions.add(new TaskTransition(state, to.code(), effectiveOn, cycle, note, stamp.at(), stamp.by()));
        state = to.code();
    }

    void extend(LocalDate to, String reason, LocalDate today, String by) {
        extensions.add(new Extension(extensions.size() + 1, to, dueOn, reason, today, by));
        dueOn = to;
    }

    /** @return the deadline in force on a day: that of the last extension granted by then, otherwise the first one */
    @Nullable
    LocalDate deadlineOn(LocalDate day) {
        LocalDate deadline = firstDueOn;
        for (Extension extension : extensions) {
            if (!extension.grantedOn().isAfter(day)) {
                deadline = extension.dueOn();
            }
        }
        return deadline;
    }

    void report(LocalDate on, String note, @Nullable Integer percent, Stamp stamp) {
        progress.add(new ProgressNote(progress.size() + 1, on, note, percent, stamp.at(), stamp.by()));
    }

    /** @throws ProblemException 404 */
    int indexOf(UUID action) {
        for (int i = 0; i < actions.size(); i++) {
            if (actions.get(i).id().equals(action)) {
                return i;
            }
        }
        throw ProblemException.notFound();
    }

    LocalDate lastEffectiveOn() {
        return transitions.get(transitions.size() - 1).effectiveOn();
    }

    /** @return who reported the task done most recently; null when nobody has */
    @Nullable
    String reportedDoneBy() {
        String reporter = null;
        for (TaskTransition step : transitions) {
            reporter = step.to().equals(TaskStatus.DONE.code()) ? step.by() : reporter;
        }
        return reporter;
    }
}
