package taizhang.records.activity;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Caller;
import taizhang.api.access.Role;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.records.ledger.Ledger;
import taizhang.records.record.IdempotencyKeys;

/** Takes a new record in, once for each Idempotency-Key and each externalId of a client. */
@ApplicationScoped
class ActivityCreation {

    /** A race is lost to one that is decided by then, so the second look tells what became of it. */
    private static final int LOOKS = 3;

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    record Created(ActivityView activity, boolean replayed) {}

    private final ActivityInsert insert;
    private final ActivityQueries queries;
    private final KnownTypes types;
    private final IdempotencyKeys keys;
    private final Ledger ledger;
    private final Caller caller;
    private final Today today;

    ActivityCreation(
            ActivityInsert insert,
            ActivityQueries queries,
            KnownTypes types,
            IdempotencyKeys keys,
            Ledger ledger,
            Caller caller,
            Today today) {
        this.insert = insert;
        this.queries = queries;
        this.types = types;
        this.keys = keys;
        this.ledger = ledger;
        this.caller = caller;
        this.today = today;
    }

    /** @throws ProblemException 403, 409 {@code already-exists}, 422 {@code invalid} or {@code idempotency-key-reused} */
    Created create(CreateActivity body, @Nullable String idempotencyKey) {
        ActivityContent content = body.content();
        ActivityStatus status = firstStatus(body.status());
        // Read before the check: a type that changes in between is noticed by the write.
        long typeVersion = types.version(content.type());
        Violations violations = types.check(content, today.date());
        violations.oneOf("/status", body.status(), ActivityStatus.FIRST);
        ActivityInsert.Key key = idempotencyKey == null
                ? null
                : new ActivityInsert.Key(
                        idempotencyKey,
                        IdempotencyKeys.hash(Arrays.asList(caller.organization(), body)),
                        keys.oldest());
        if (!violations.isEmpty()) {
            return refuse(content, violations, key);
        }
        for (int look = 1; ; look++) {
            Created created = tryOnce(content, status, violations, key, typeVersion);
            if (created != null) {
                return created;
            }
            if (look == LOOKS) {
                throw ProblemException.of(HttpProblem.CONFLICT);
            }
            types.reload();
            typeVersion = types.version(content.type());
            violations = types.check(content, today.date());
            if (!violations.isEmpty()) {
                return refuse(content, violations, key);
            }
        }
    }

    private @Nullable Created tryOnce(
            ActivityContent content,
            ActivityStatus status,
            Violations violations,
            ActivityInsert.@Nullable Key key,
            long typeVersion) {
        ActivityInsert.Writer writer = new ActivityInsert.Writer(caller.subject(), caller.organization(), typeVersion);
        ActivityView view = ActivityView.created(IDS.generate(), content, status, today.instant(), writer.subject());
        String submittedBy = status == ActivityStatus.SUBMITTED ? writer.subject() : null;
        ActivityInsert.Finding finding;
        try {
            finding = insert.insert(view, submittedBy, writer, key);
        } catch (Database.Failure failure) {
            if (failure.isDuplicate()) {
                return null;
            }
            throw failure;
        }
        if (finding.inserted()) {
            ledger.committed();
            if (key != null) {
                keys.stored();
            }
            return new Created(view, false);
        }
        return finding.keyHash() != null && key != null
                ? replay(finding, key)
                : afterFinding(content, violations, finding, null);
    }

    /** The rules of the body are broken: what the database has to say is told in the same answer. */
    private Created refuse(ActivityContent content, Violations violations, ActivityInsert.@Nullable Key key) {
        ActivityInsert.Finding finding = insert.check(content, caller.subject(), caller.organization(), key);
        if (finding.keyHash() != null && key != null) {
            return replay(finding, key);
        }
        References.addTo(violations, content, finding);
        throw ProblemException.invalid(violations.all());
    }

    private static @Nullable Created afterFinding(
            ActivityContent content, Violations violations, ActivityInsert.Finding finding, @Nullable UUID self) {
        References.addTo(violations, content, finding);
        violations.throwIfAny();
        References.refuseDuplicate(finding, self);
        return null;
    }

    private Created replay(ActivityInsert.Finding finding, ActivityInsert.Key key) {
        if (!key.requestHash().equals(finding.keyHash())) {
            throw ProblemException.of(HttpProblem.IDEMPOTENCY_KEY_REUSED);
        }
        return new Created(queries.asCreated(Objects.requireNonNull(finding.keyOf())), true);
    }

    private ActivityStatus firstStatus(@Nullable String code) {
        ActivityStatus status = code == null ? null : ActivityStatus.of(code);
        if (status == ActivityStatus.APPROVED && !caller.has(Role.ADMIN)) {
            throw ProblemException.of(
                    HttpProblem.FORBIDDEN, List.of(Violation.at("/status", FieldRule.NOT_ALLOWED, Role.ADMIN)));
        }
        return status == null ? ActivityStatus.DRAFT : status;
    }
}
