package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import taizhang.api.access.Caller;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Today;
import taizhang.records.evidence.Attachment;
import taizhang.records.evidence.EvidenceHolder;
import taizhang.records.ledger.Change;
import taizhang.records.ledger.Ledger;

/** Files of activities: whatever the status, unless the record is voided, since proof often comes after approval. */
@ApplicationScoped
class ActivityEvidence implements EvidenceHolder {

    private final ActivityStore store;
    private final ActivityQueries queries;
    private final Ledger ledger;
    private final Caller caller;
    private final Today today;

    ActivityEvidence(ActivityStore store, ActivityQueries queries, Ledger ledger, Caller caller, Today today) {
        this.store = store;
        this.queries = queries;
        this.ledger = ledger;
        this.caller = caller;
        this.today = today;
    }

    @Override
    public Change.Entity entity() {
        return Change.Entity.ACTIVITY;
    }

    @Override
    public Held find(UUID id) {
        return held(queries.one(id, caller.organization()));
    }

    @Override
    public Held lock(UUID id) {
        return held(locked(id).activity());
    }

    @Override
    public void write(UUID id, List<Attachment> attachments) {
        ActivityStore.Locked locked = locked(id);
        ActivityView before = locked.activity();
        ActivityView after = before.withFiles(attachments, today.instant(), caller.subject());
        store.update(after, locked.submittedBy());
        ledger.append(new Change(
                Change.Entity.ACTIVITY,
                id.toString(),
                after.version(),
                Change.Operation.UPDATED,
                after.organization(),
                after.updatedAt(),
                after.updatedBy(),
                Change.text(before),
                Change.text(after)));
    }

    @Override
    public boolean refersTo(String sha256) {
        return queries.haveContent(sha256);
    }

    private ActivityStore.Locked locked(UUID id) {
        ActivityStore.Locked locked = store.lock(id, caller.organization());
        if (locked == null) {
            throw ProblemException.notFound();
        }
        return locked;
    }

    private static Held held(ActivityView activity) {
        boolean open = !activity.status().equals(ActivityStatus.VOIDED.code());
        return new Held(activity.id(), activity.version(), activity.status(), open, activity.attachments());
    }
}
