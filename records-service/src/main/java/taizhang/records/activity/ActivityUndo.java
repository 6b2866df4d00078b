package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import taizhang.api.json.Json;
import taizhang.records.imports.ImportedRecords;
import taizhang.records.ledger.Change;
import taizhang.records.ledger.Ledger;
import taizhang.records.record.Author;
import taizhang.records.record.RecordWriter;
import taizhang.records.record.Stamp;

/** Takes back what an import has written. */
@ApplicationScoped
class ActivityUndo {

    private final ActivityBulk bulk;
    private final ActivityStore store;
    private final RecordWriter writer;
    private final Ledger ledger;

    ActivityUndo(ActivityBulk bulk, ActivityStore store, RecordWriter writer, Ledger ledger) {
        this.bulk = bulk;
        this.store = store;
        this.writer = writer;
        this.ledger = ledger;
    }

    /** @return the ids of those that were written since */
    List<String> undo(Author author, String reason, List<ImportedRecords.Written> written) {
        List<UUID> ids =
                written.stream().map(each -> UUID.fromString(each.record())).toList();
        Map<UUID, Activity> present = bulk.find(ids, true);
        List<String> edited = written.stream()
                .filter(each -> isEdited(each, present))
                .map(ImportedRecords.Written::record)
                .toList();
        if (edited.isEmpty()) {
            undo(author, reason, written, present);
        }
        return edited;
    }

    /** What was created and is gone by now needs no undoing. */
    private static boolean isEdited(ImportedRecords.Written written, Map<UUID, Activity> present) {
        Activity activity = present.get(UUID.fromString(written.record()));
        return activity == null ? written.before() != null : activity.version() != written.version();
    }

    private void undo(
            Author author, String reason, List<ImportedRecords.Written> written, Map<UUID, Activity> present) {
        Stamp stamp = writer.stamp(author);
        Set<UUID> wholes = new HashSet<>(bulk.withParts(present.keySet()));
        List<UUID> deleted = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (ImportedRecords.Written each : written) {
            Activity activity = present.get(UUID.fromString(each.record()));
            if (activity == null) {
                continue;
            }
            ActivityView view = activity.view();
            if (each.before() == null && activity.status().isDeletable() && !wholes.contains(view.id())) {
                deleted.add(view.id());
                changes.add(RecordWriter.change(author, stamp, activity.snapshot(), null));
            } else {
                ActivityView other = each.before() == null
                        // Its externalId is free for the next import.
                        ? view.with(ActivityContent.of(view).withoutExternalId())
                                .with(ActivityStatus.VOIDED, reason)
                        : Json.read(each.before(), ActivityView.class);
                Activity next = activity.with(other).stamped(activity.version() + 1, stamp);
                store.update(next);
                changes.add(RecordWriter.change(author, stamp, activity.snapshot(), next.snapshot()));
            }
        }
        bulk.delete(deleted);
        ledger.append(changes);
    }
}
