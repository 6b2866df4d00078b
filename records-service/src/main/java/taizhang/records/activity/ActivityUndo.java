package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import taizhang.api.json.Json;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.records.imports.ImportedRecords;
import taizhang.records.ledger.Change;
import taizhang.records.ledger.Ledger;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Author;
import taizhang.records.record.RecordWriter;
import taizhang.records.record.Stamp;

/** Takes back what an import has written: what it updated by the rules of an edit, asked once for all of a chunk. */
@ApplicationScoped
class ActivityUndo {

    private final ActivityBulk bulk;
    private final ActivityStore store;
    private final ActivityEditing editing;
    private final RecordWriter writer;
    private final Ledger ledger;

    ActivityUndo(ActivityBulk bulk, ActivityStore store, ActivityEditing editing, RecordWriter writer, Ledger ledger) {
        this.bulk = bulk;
        this.store = store;
        this.editing = editing;
        this.writer = writer;
        this.ledger = ledger;
    }

    /** An update that is taken back. */
    private record Restored(Activity present, ActivityView earlier) {

        UUID id() {
            return earlier.id();
        }

        boolean isPartOfAnother() {
            return earlier.partOf() != null
                    && !earlier.partOf().equals(present.view().partOf());
        }
    }

    List<ImportedRecords.Kept> undo(Author author, String reason, List<ImportedRecords.Written> written) {
        List<UUID> ids =
                written.stream().map(each -> UUID.fromString(each.record())).toList();
        Map<UUID, ActivityView> earlier = earlier(written);
        if (earlier.values().stream().anyMatch(view -> view.partOf() != null)) {
            store.lockWholes();
        }
        Map<UUID, Activity> present = bulk.find(ids, true);
        Set<UUID> elsewhere = bulk.outOfSight(present.keySet(), author.organization());
        List<ImportedRecords.Kept> kept = new ArrayList<>();
        List<Restored> restored = new ArrayList<>();
        for (ImportedRecords.Written each : written) {
            UUID id = UUID.fromString(each.record());
            Activity activity = present.get(id);
            ActivityView before = earlier.get(id);
            // What was created and is gone by now needs no undoing.
            if (activity == null ? before != null : activity.version() != each.version() || elsewhere.contains(id)) {
                kept.add(ImportedRecords.Kept.asEdited(each.record()));
            } else if (activity != null && before != null) {
                restored.add(new Restored(activity, before));
            }
        }
        kept.addAll(broken(author, restored));
        if (kept.isEmpty()) {
            undo(author, reason, ids, present, earlier);
            kept.addAll(circles(restored));
        }
        return kept;
    }

    private static Map<UUID, ActivityView> earlier(List<ImportedRecords.Written> written) {
        Map<UUID, ActivityView> earlier = new HashMap<>();
        for (ImportedRecords.Written each : written) {
            if (each.before() != null) {
                earlier.put(UUID.fromString(each.record()), Json.read(each.before(), ActivityView.class));
            }
        }
        return earlier;
    }

    private List<ImportedRecords.Kept> broken(Author author, List<Restored> restored) {
        List<ImportedRecords.Kept> kept = new ArrayList<>();
        if (restored.isEmpty()) {
            return kept;
        }
        List<Violations> checked = editing.check(
                author,
                restored.stream()
                        .map(each -> ActivityContent.of(each.present().view()))
                        .toList(),
                restored.stream()
                        .map(each -> ActivityContent.of(each.earlier()))
                        .toList());
        for (int i = 0; i < restored.size(); i++) {
            if (!checked.get(i).isEmpty()) {
                kept.add(new ImportedRecords.Kept(
                        restored.get(i).id().toString(), checked.get(i).all()));
            }
        }
        return kept;
    }

    private List<ImportedRecords.Kept> circles(List<Restored> restored) {
        List<UUID> parts = restored.stream()
                .filter(Restored::isPartOfAnother)
                .map(Restored::id)
                .toList();
        return parts.isEmpty()
                ? List.of()
                : bulk.withinThemselves(parts).stream()
                        .map(part -> new ImportedRecords.Kept(
                                part.toString(), List.of(Violation.at("/partOf", RecordsRule.PART_OF_ITSELF))))
                        .toList();
    }

    private void undo(
            Author author,
            String reason,
            List<UUID> ids,
            Map<UUID, Activity> present,
            Map<UUID, ActivityView> earlier) {
        Stamp stamp = writer.stamp(author);
        Set<UUID> wholes = new HashSet<>(bulk.withParts(present.keySet()));
        List<UUID> deleted = new ArrayList<>();
        List<Activity> updated = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (UUID id : ids) {
            Activity activity = present.get(id);
            if (activity == null) {
                continue;
            }
            ActivityView view = activity.view();
            ActivityView before = earlier.get(id);
            if (before == null && activity.status().isDeletable() && !wholes.contains(id)) {
                deleted.add(id);
                changes.add(RecordWriter.change(author, stamp, activity.snapshot(), null));
            } else {
                ActivityView other = before == null
                        // Its externalId is free for the next import.
                        ? view.with(ActivityContent.of(view).withoutExternalId())
                                .with(ActivityStatus.VOIDED, reason)
                        : before;
                Activity next = activity.with(other).stamped(activity.version() + 1, stamp);
                updated.add(next);
                changes.add(RecordWriter.change(author, stamp, activity.snapshot(), next.snapshot()));
            }
        }
        bulk.update(updated, stamp);
        bulk.delete(deleted);
        ledger.append(changes);
    }
}
