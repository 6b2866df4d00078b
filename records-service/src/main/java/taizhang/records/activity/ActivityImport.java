package taizhang.records.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Role;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.records.imports.Decision;
import taizhang.records.imports.Duplicates;
import taizhang.records.imports.ImportKind;
import taizhang.records.imports.ImportStrategy;
import taizhang.records.imports.ImportedRecords;
import taizhang.records.imports.RowError;
import taizhang.records.ledger.Change;
import taizhang.records.ledger.Ledger;
import taizhang.records.record.Author;
import taizhang.records.record.RecordPatch;
import taizhang.records.record.RecordWriter;
import taizhang.records.record.Stamp;

/**
 * Rows of files as activities, by the very rules of one that is posted or edited. What the database knows is asked once for
 * all rows of a chunk; what is new is written with one statement, and what is updated with another one.
 */
@ApplicationScoped
class ActivityImport implements ImportedRecords {

    private final ActivityInsert insert;
    private final ActivityBulk bulk;
    private final ActivityStore store;
    private final ActivityEditing editing;
    private final ActivityUndo undo;
    private final KnownTypes types;
    private final RecordWriter writer;
    private final Ledger ledger;
    private final Today today;
    private final ObjectMapper mapper;

    ActivityImport(
            ActivityInsert insert,
            ActivityBulk bulk,
            ActivityStore store,
            ActivityEditing editing,
            ActivityUndo undo,
            KnownTypes types,
            RecordWriter writer,
            Ledger ledger,
            Today today,
            ObjectMapper mapper) {
        this.insert = insert;
        this.bulk = bulk;
        this.store = store;
        this.editing = editing;
        this.undo = undo;
        this.types = types;
        this.writer = writer;
        this.ledger = ledger;
        this.today = today;
        this.mapper = mapper;
    }

    /** What is known of a row when all are looked at: with neither a decision nor an edit it creates a record. */
    private record Settled(@Nullable Decision decision, @Nullable ActivityEdit edit) {}

    /** What the rows of a chunk write, in their order. */
    private record Writes(Act act, Stamp stamp, List<Activity> created, List<Activity> updated, List<Change> changes) {}

    @Override
    public ImportKind kind() {
        return ImportKind.ACTIVITIES;
    }

    @Override
    public String role() {
        return Role.RECORDER;
    }

    @Override
    public Deciding begin(Act act) {
        Wholes wholes = new Wholes(store);
        return rows -> wholes.deciding(() -> decide(act, wholes, rows));
    }

    private List<Decision> decide(Act act, Wholes wholes, List<Row> rows) {
        List<Decision> decisions = new ArrayList<>(rows.size());
        List<Integer> places = new ArrayList<>();
        List<CreateActivity> bodies = new ArrayList<>();
        for (Row row : rows) {
            try {
                bodies.add(UnreadableBody.required(mapper.treeToValue(row.body(), CreateActivity.class)));
                places.add(decisions.size());
                decisions.add(Decision.rejected(List.of()));
            } catch (JsonProcessingException unreadable) {
                decisions.add(Decision.rejected(RowError.of(UnreadableBody.problem(unreadable))));
            }
        }
        List<Row> readable = places.stream().map(rows::get).toList();
        List<Decision> decided = decideReadable(act, wholes, readable, bodies);
        for (int i = 0; i < places.size(); i++) {
            decisions.set(places.get(i), decided.get(i));
        }
        return decisions;
    }

    private List<Decision> decideReadable(Act act, Wholes wholes, List<Row> rows, List<CreateActivity> bodies) {
        Author author = act.author();
        List<ActivityRow> candidates = candidates(act, rows, bodies);
        List<Settled> settled = settled(act, candidates);
        Iterator<ActivityReferences> references = editing.references(
                        author,
                        author.subject(),
                        settled.stream()
                                .map(Settled::edit)
                                .filter(Objects::nonNull)
                                .toList())
                .iterator();
        Writes writes = new Writes(act, writer.stamp(author), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            ActivityRow candidate = candidates.get(i);
            Decision decision = settled.get(i).decision();
            ActivityEdit edit = settled.get(i).edit();
            if (decision != null) {
                decisions.add(decision);
            } else if (edit == null) {
                decisions.add(create(writes, candidate));
            } else {
                decisions.add(update(writes, wholes, candidate, edit, references.next()));
            }
        }
        if (act.writes()) {
            bulk.insert(writes.created, writes.stamp);
            bulk.update(writes.updated, writes.stamp);
            ledger.append(writes.changes);
        }
        return decisions;
    }

    private List<ActivityRow> candidates(Act act, List<Row> rows, List<CreateActivity> bodies) {
        List<ActivityContent> contents =
                bodies.stream().map(CreateActivity::content).toList();
        if (act.writes()) {
            types.hold(contents);
        }
        List<Violations> violations = types.check(contents, today.date());
        List<ActivityReferences> references =
                insert.find(contents, act.author().subject(), act.author().organization());
        boolean mayBeAlike =
                act.duplicates() != Duplicates.WRITE && contents.stream().anyMatch(each -> each.externalId() == null);
        List<Optional<UUID>> alike = mayBeAlike
                ? bulk.alike(contents)
                : contents.stream().map(each -> Optional.<UUID>empty()).toList();
        List<ActivityRow> candidates = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            candidates.add(new ActivityRow(
                    rows.get(i), bodies.get(i), contents.get(i), violations.get(i), references.get(i), alike.get(i)));
        }
        return candidates;
    }

    private List<Settled> settled(Act act, List<ActivityRow> candidates) {
        List<ActivityRow> known = candidates.stream()
                .filter(each -> each.references().existing() != null)
                .toList();
        if (act.writes() && known.stream().anyMatch(each -> each.row().named().contains("/partOf"))) {
            // Before the records, as an edit does.
            store.lockWholes();
        }
        Map<UUID, Activity> present = bulk.find(
                known.stream().map(each -> each.references().existing()).toList(), act.writes());
        // Asked once they are locked: somebody may have moved one a moment ago.
        Set<UUID> elsewhere = bulk.outOfSight(present.keySet(), act.author().organization());
        List<Settled> settled = new ArrayList<>();
        for (ActivityRow candidate : candidates) {
            UUID existing = candidate.references().existing();
            if (existing == null) {
                settled.add(new Settled(candidate.against(act), null));
            } else if (elsewhere.contains(existing)) {
                settled.add(new Settled(taken(), null));
            } else {
                settled.add(compared(act, candidate, present.get(existing)));
            }
        }
        return settled;
    }

    private static Decision taken() {
        return Decision.rejected(List.of(RowError.of("/externalId", HttpProblem.ALREADY_EXISTS)));
    }

    private Settled compared(Act act, ActivityRow candidate, @Nullable Activity present) {
        if (present == null) {
            // It was deleted a moment ago: decided again, the row finds none.
            throw ProblemException.of(HttpProblem.CONFLICT);
        }
        ActivityView view = present.view();
        try {
            ActivityEdit edit = ActivityEdit.of(
                    present,
                    new RecordPatch<>(
                            mapper, RowPatch.of(candidate.row(), view), ActivityContent.class, ActivityView.class));
            if (edit.changesNothing()) {
                return new Settled(
                        Decision.unchanged(view.id().toString(), view.version(), ActivityLikeness.of(view)), null);
            }
            if (act.strategy() == ImportStrategy.CREATE) {
                List<RowError> errors = candidate.broken(act.author());
                return new Settled(errors.isEmpty() ? taken() : Decision.rejected(errors), null);
            }
            present.requireEditable();
            return new Settled(null, edit);
        } catch (ProblemException refused) {
            return new Settled(Decision.rejected(RowError.of(refused)), null);
        }
    }

    private static Decision create(Writes writes, ActivityRow candidate) {
        Activity activity = candidate.created(writes.act.author(), writes.stamp);
        writes.created.add(activity);
        return written(writes, null, activity);
    }

    private Decision update(
            Writes writes, Wholes wholes, ActivityRow candidate, ActivityEdit edit, ActivityReferences references) {
        Activity present = edit.present();
        Activity after;
        try {
            after = editing.edited(edit, references, wholes).stamped(present.version() + 1, writes.stamp);
        } catch (ProblemException refused) {
            return Decision.rejected(RowError.of(refused));
        }
        if (!candidate.row().good()) {
            return Decision.rejected(List.of());
        }
        if (edit.changesTheWhole()) {
            wholes.decide(present.view().id(), edit.after().partOf());
        }
        writes.updated.add(after);
        return written(writes, present, after);
    }

    private static Decision written(Writes writes, @Nullable Activity before, Activity after) {
        Change change = RecordWriter.change(
                writes.act.author(), writes.stamp, before == null ? null : before.snapshot(), after.snapshot());
        writes.changes.add(change);
        // By likeness rows are compared before any is written.
        return Decision.written(change, writes.act.writes() ? null : ActivityLikeness.of(after.view()));
    }

    @Override
    public List<Kept> undo(Author author, String reason, List<Written> written) {
        return undo.undo(author, reason, written);
    }
}
