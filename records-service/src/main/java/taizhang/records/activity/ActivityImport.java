package taizhang.records.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Author;
import taizhang.records.record.Precondition;
import taizhang.records.record.RecordPatch;
import taizhang.records.record.RecordWriter;
import taizhang.records.record.Stamp;

/**
 * Rows of files as activities, by the very rules of one that is posted or edited. What the database knows is asked once for
 * all rows of a chunk, and what is new is written with one statement; updates are written one by one.
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

    /** A row that can be read, with what the rules and the database say of it. */
    private record Candidate(
            Row row,
            CreateActivity body,
            ActivityContent content,
            Violations violations,
            ActivityReferences references,
            Optional<UUID> alike) {}

    /** With what the rows of a chunk are decided that have their records already. */
    private record Deciders(Act act, Wholes wholes, Stamp stamp) {}

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
        List<Candidate> candidates = candidates(act, rows, bodies);
        Map<UUID, Activity> present = bulk.find(
                candidates.stream()
                        .map(each -> each.references().existing())
                        .filter(Objects::nonNull)
                        .toList(),
                act.writes());
        Stamp stamp = writer.stamp(act.author());
        Deciders by = new Deciders(act, wholes, stamp);
        List<Decision> decisions = new ArrayList<>();
        List<Activity> created = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Candidate candidate : candidates) {
            UUID existing = candidate.references().existing();
            if (existing != null) {
                decisions.add(decideExisting(by, candidate, present.get(existing)));
                continue;
            }
            Decision against = against(act, candidate);
            if (against == null) {
                Activity activity = created(act.author(), stamp, candidate);
                Change change = RecordWriter.created(act.author(), stamp, activity.snapshot());
                created.add(activity);
                changes.add(change);
                against = written(act, change, activity);
            }
            decisions.add(against);
        }
        if (act.writes()) {
            bulk.insert(created, stamp);
            ledger.append(changes);
        }
        return decisions;
    }

    private List<Candidate> candidates(Act act, List<Row> rows, List<CreateActivity> bodies) {
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
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            candidates.add(new Candidate(
                    rows.get(i), bodies.get(i), contents.get(i), violations.get(i), references.get(i), alike.get(i)));
        }
        return candidates;
    }

    /** @return what is against a new record; null: nothing */
    private static @Nullable Decision against(Act act, Candidate candidate) {
        List<RowError> errors = broken(act.author(), candidate);
        if (!errors.isEmpty() || !candidate.row().good()) {
            return Decision.rejected(errors);
        }
        if (candidate.alike().isEmpty()) {
            return null;
        }
        String alike = candidate.alike().get().toString();
        return act.duplicates() == Duplicates.SKIP
                ? Decision.unchanged(alike, 0, null)
                : Decision.rejected(List.of(RowError.of(null, RecordsRule.DUPLICATE, alike)));
    }

    private static List<RowError> broken(Author author, Candidate candidate) {
        Violations violations = candidate.violations();
        violations.oneOf("/status", candidate.body().status(), ActivityStatus.FIRST);
        candidate.references().addTo(violations, candidate.content());
        List<RowError> errors = new ArrayList<>();
        violations.all().forEach(violation -> errors.add(RowError.of(violation.pointer(), violation)));
        try {
            ActivityService.firstStatus(author, candidate.body().status());
        } catch (ProblemException refused) {
            errors.addAll(RowError.of(refused));
        }
        return errors;
    }

    private static Activity created(Author author, Stamp stamp, Candidate candidate) {
        ActivityStatus status =
                ActivityService.firstStatus(author, candidate.body().status());
        return Activity.created(candidate.row().id(), candidate.content(), status, stamp);
    }

    private Decision decideExisting(Deciders by, Candidate candidate, @Nullable Activity present) {
        Act act = by.act;
        if (!candidate.references().existingVisible()) {
            return Decision.rejected(List.of(RowError.of("/externalId", HttpProblem.ALREADY_EXISTS)));
        }
        if (present == null) {
            // It was deleted a moment ago: decided again, the row finds none.
            throw ProblemException.of(HttpProblem.CONFLICT);
        }
        ActivityView view = present.view();
        try {
            RecordPatch<ActivityContent> patch = new RecordPatch<>(
                    mapper, RowPatch.of(candidate.row(), view), ActivityContent.class, ActivityView.class);
            ActivityContent content = patch.apply(ActivityContent.of(view));
            if (content.makesARecord() && view.with(content).equals(view)) {
                return Decision.unchanged(view.id().toString(), view.version(), ActivityLikeness.of(view));
            }
            if (act.strategy() == ImportStrategy.CREATE) {
                List<RowError> errors = broken(act.author(), candidate);
                return Decision.rejected(
                        errors.isEmpty() ? List.of(RowError.of("/externalId", HttpProblem.ALREADY_EXISTS)) : errors);
            }
            if (patch.names("partOf")) {
                store.lockWholes();
            }
            Activity after = update(by, present, patch, candidate.row().good());
            boolean otherWhole = !Objects.equals(content.partOf(), view.partOf());
            if (!act.writes() && candidate.row().good() && otherWhole) {
                by.wholes.decide(view.id(), content.partOf());
            }
            Change change = RecordWriter.change(act.author(), by.stamp, present.snapshot(), after.snapshot());
            return written(act, change, after);
        } catch (ProblemException refused) {
            return Decision.rejected(RowError.of(refused));
        }
    }

    private static Decision written(Act act, Change change, Activity after) {
        // By likeness rows are compared before any is written.
        return Decision.written(change, act.writes() ? null : ActivityLikeness.of(after.view()));
    }

    private Activity update(Deciders by, Activity present, RecordPatch<ActivityContent> patch, boolean good) {
        Author author = by.act.author();
        return by.act.writes() && good
                ? writer.update(
                        store,
                        present.view().id(),
                        author,
                        Precondition.NONE,
                        (locked, at) -> editing.edited(author, locked, patch, by.wholes))
                : editing.edited(author, present, patch, by.wholes).stamped(present.version() + 1, by.stamp);
    }

    @Override
    public List<Kept> undo(Author author, String reason, List<Written> written) {
        return undo.undo(author, reason, written);
    }
}
