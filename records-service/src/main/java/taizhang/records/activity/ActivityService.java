package taizhang.records.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.http.ETag;
import taizhang.api.json.MergePatch;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.UnreadableBody;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.records.evidence.EvidenceReferences;
import taizhang.records.ledger.Change;
import taizhang.records.ledger.Ledger;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.problem.RecordsRule;

/** Changes records that exist, each with its change in the ledger, under the lock of the record. */
@ApplicationScoped
class ActivityService {

    private final ActivityStore store;
    private final ActivityInsert references;
    private final KnownTypes types;
    private final EvidenceReferences evidence;
    private final Ledger ledger;
    private final Caller caller;
    private final Today today;
    private final ObjectMapper mapper;

    ActivityService(
            ActivityStore store,
            ActivityInsert references,
            KnownTypes types,
            EvidenceReferences evidence,
            Ledger ledger,
            Caller caller,
            Today today,
            ObjectMapper mapper) {
        this.store = store;
        this.references = references;
        this.types = types;
        this.evidence = evidence;
        this.ledger = ledger;
        this.caller = caller;
        this.today = today;
        this.mapper = mapper;
    }

    /** @throws ProblemException 400, 404, 409 {@code not-editable} or {@code already-exists}, 412, 422, 428 */
    @Transactional
    ActivityView edit(UUID id, @Nullable String ifMatch, JsonNode patch) {
        if (!patch.isObject()) {
            throw ProblemException.of(HttpProblem.MALFORMED_BODY);
        }
        if (patch.hasNonNull("partOf")) {
            store.lockWholes();
        }
        ActivityStore.Locked locked = lock(id, ifMatch);
        ActivityView before = locked.activity();
        if (!locked.status().isEditable()) {
            throw ProblemException.of(RecordsProblem.NOT_EDITABLE, before.status());
        }
        ActivityContent content = merge(before, patch);
        types.hold(content.type());
        Violations violations = types.check(content, today.date());
        ActivityInsert.Finding finding = references.check(content, before.createdBy(), caller.organization(), null);
        References.addTo(violations, content, finding);
        if (content.partOf() != null
                && !content.partOf().equals(before.partOf())
                && store.isWithin(content.partOf(), id)) {
            violations.add("/partOf", RecordsRule.PART_OF_ITSELF);
        }
        violations.throwIfAny();
        References.refuseDuplicate(finding, id);
        ActivityView after = before.edited(content, today.instant(), caller.subject());
        if (ActivityContent.of(after).equals(ActivityContent.of(before))) {
            return before;
        }
        store.update(after, locked.submittedBy());
        append(Change.Operation.UPDATED, before, after, after);
        return after;
    }

    /** @throws ProblemException 403 {@code forbidden} or {@code four-eyes}, 404, 409 {@code illegal-transition}, 412, 422, 428 */
    @Transactional
    ActivityView move(UUID id, @Nullable String ifMatch, MoveActivity step) {
        ActivityStatus to = target(step);
        if (!caller.has(to.role())) {
            throw ProblemException.of(
                    HttpProblem.FORBIDDEN, List.of(Violation.at("/to", FieldRule.NOT_ALLOWED, to.role())));
        }
        ActivityStore.Locked locked = lock(id, ifMatch);
        ActivityView before = locked.activity();
        if (!locked.status().canBecome(to)) {
            throw ProblemException.of(
                    RecordsProblem.ILLEGAL_TRANSITION,
                    before.status(),
                    locked.status().nextCodes());
        }
        requireReason(step, to);
        String submittedBy = to == ActivityStatus.SUBMITTED ? caller.subject() : locked.submittedBy();
        if (to == ActivityStatus.APPROVED && caller.subject().equals(submittedBy)) {
            throw ProblemException.of(RecordsProblem.FOUR_EYES);
        }
        refuseFuture(before, to);
        ActivityView after = before.moved(to, step.reason(), today.instant(), caller.subject());
        store.update(after, submittedBy);
        append(Change.Operation.UPDATED, before, after, after);
        return after;
    }

    /** @throws ProblemException 404, 409 {@code not-deletable} or {@code activity-in-use}, 412, 428 */
    @Transactional
    void delete(UUID id, @Nullable String ifMatch) {
        ActivityStore.Locked locked = lock(id, ifMatch);
        ActivityView before = locked.activity();
        if (!locked.status().isDeletable()) {
            throw ProblemException.of(RecordsProblem.NOT_DELETABLE, before.status());
        }
        if (store.hasParts(id)) {
            throw ProblemException.of(RecordsProblem.ACTIVITY_IN_USE);
        }
        store.delete(id);
        evidence.released(before.attachments());
        append(
                Change.Operation.DELETED,
                before,
                before.edited(ActivityContent.of(before), today.instant(), caller.subject()),
                null);
    }

    private ActivityStore.Locked lock(UUID id, @Nullable String ifMatch) {
        ActivityStore.Locked locked = store.lock(id, caller.organization());
        if (locked == null) {
            throw ProblemException.notFound();
        }
        ETag.require(ifMatch, locked.activity().version());
        return locked;
    }

    private static ActivityStatus target(MoveActivity step) {
        Violations violations = new Violations();
        ActivityStatus to = step.to() == null ? null : ActivityStatus.of(step.to());
        if (violations.required("/to", step.to())) {
            violations.oneOf("/to", step.to(), ActivityStatus.CODES);
        }
        violations.text("/reason", step.reason(), ActivityRules.LONGEST_REASON);
        violations.throwIfAny();
        return java.util.Objects.requireNonNull(to);
    }

    /** Only of a legal step: what is impossible is not worth a reason. */
    private static void requireReason(MoveActivity step, ActivityStatus to) {
        Violations violations = new Violations();
        if (to.needsReason()) {
            violations.required("/reason", step.reason());
        }
        violations.throwIfAny();
    }

    private void refuseFuture(ActivityView activity, ActivityStatus to) {
        boolean claims = to == ActivityStatus.SUBMITTED || to == ActivityStatus.APPROVED;
        if (claims && ActivityRules.heldInTheFuture(activity.occurrence(), activity.heldOn(), today.date())) {
            throw ProblemException.invalid(List.of(Violation.at("/to", RecordsRule.IN_THE_FUTURE, today.date())));
        }
    }

    private ActivityContent merge(ActivityView before, JsonNode patch) {
        try {
            JsonNode merged = MergePatch.apply(mapper.valueToTree(ActivityContent.of(before)), patch);
            return mapper.treeToValue(merged, ActivityContent.class);
        } catch (JsonProcessingException unreadable) {
            throw UnreadableBody.problem(unreadable);
        }
    }

    /** @param written tells version, time and actor of the change */
    private void append(
            Change.Operation operation, ActivityView before, ActivityView written, @Nullable ActivityView after) {
        ledger.append(new Change(
                Change.Entity.ACTIVITY,
                before.id().toString(),
                written.version(),
                operation,
                written.organization(),
                written.updatedAt(),
                written.updatedBy(),
                Change.text(before),
                after == null ? null : Change.text(after)));
    }
}
