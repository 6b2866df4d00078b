package taizhang.records.activity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.access.Role;
import taizhang.api.database.DatabaseException;
import taizhang.api.page.Place;
import taizhang.api.page.Slice;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.time.Today;
import taizhang.records.attachment.AttachedContents;
import taizhang.records.ledger.Change;
import taizhang.records.ledger.Ledger;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.record.Author;
import taizhang.records.record.Batches;
import taizhang.records.record.IdempotencyKeys;
import taizhang.records.record.Precondition;
import taizhang.records.record.RecordId;
import taizhang.records.record.RecordPatch;
import taizhang.records.record.RecordWriter;
import taizhang.records.record.Stamp;

/** Records activities and brings them from draft to approved. */
@ApplicationScoped
class ActivityService {

    /** A race is lost to one that is decided by then, so the next look tells what became of it. */
    private static final int LOOKS = 3;

    private static final String DUPLICATE = "23505";

    record Created(ActivityView activity, boolean replayed) {}

    private final ActivityInsert insert;
    private final ActivityEditing editing;
    private final ActivityStore store;
    private final ActivityListQueries lists;
    private final KnownTypes types;
    private final AttachedContents contents;
    private final RecordWriter writer;
    private final Batches batches;
    private final IdempotencyKeys keys;
    private final Ledger ledger;
    private final Today today;
    private final ObjectMapper mapper;

    ActivityService(
            ActivityInsert insert,
            ActivityEditing editing,
            ActivityStore store,
            ActivityListQueries lists,
            KnownTypes types,
            AttachedContents contents,
            RecordWriter writer,
            Batches batches,
            IdempotencyKeys keys,
            Ledger ledger,
            Today today,
            ObjectMapper mapper) {
        this.insert = insert;
        this.editing = editing;
        this.store = store;
        this.lists = lists;
        this.types = types;
        this.contents = contents;
        this.writer = writer;
        this.batches = batches;
        this.keys = keys;
        this.ledger = ledger;
        this.today = today;
        this.mapper = mapper;
    }

    /** @throws ProblemException 404 */
    ActivityView get(UUID id, @Nullable String scope) {
        return ProblemException.found(store.find(id, scope)).view();
    }

    /** What the parameters say of limit, cursor and total is the caller's to read. */
    ActivityPage list(
            ActivityParameters given, @Nullable String scope, @Nullable String cursor, int limit, boolean withTotal) {
        ActivityQuery query = types.query(given, scope);
        List<ActivityView> found = lists.page(query, Place.of(cursor, query), limit + 1);
        // The list of what the caller cannot see is empty, too.
        if (found.isEmpty() && !lists.isVisible(query)) {
            throw ProblemException.notFound();
        }
        Slice<ActivityView> page = Slice.of(found, limit, query, last -> new Place(last.heldOn(), last.id()).cursor());
        return new ActivityPage(page.items(), page.next(), withTotal ? lists.total(query) : null);
    }

    /** @return the quantities and attributes that the records of a list have, in order */
    Map<String, SortedSet<String>> keys(ActivityParameters given, @Nullable String scope) {
        return lists.keys(types.query(given, scope));
    }

    /** @throws ProblemException 404 */
    List<TransitionView> transitions(UUID id, @Nullable String scope) {
        return store.transitions(get(id, scope).id(), scope);
    }

    /**
     * Takes a new record in, once for each Idempotency-Key and each externalId of a client.
     *
     * @throws ProblemException 403, 409 {@code already-exists}, 422 {@code invalid} or {@code idempotency-key-reused}
     */
    Created create(Author author, CreateActivity body, IdempotencyKeys.@Nullable Key key) {
        ActivityContent content = body.content();
        ActivityStatus status = firstStatus(author, body.status());
        for (int look = 1; look <= LOOKS; look++) {
            // Read before the check: a type that changes in between is noticed by the write.
            long typeVersion = types.version(content.type());
            Violations violations = types.check(content, today.date());
            violations.oneOf("/status", body.status(), ActivityStatus.FIRST);
            Created created = violations.isEmpty()
                    ? insert(author, content, status, typeVersion, key)
                    : refuse(author, content, violations, key);
            if (created != null) {
                return created;
            }
            types.reload();
        }
        throw ProblemException.of(HttpProblem.CONFLICT);
    }

    /** @throws ProblemException 403 when the author may not begin with it */
    static ActivityStatus firstStatus(Author author, @Nullable String code) {
        ActivityStatus status = code == null ? null : ActivityStatus.of(code);
        if (status == ActivityStatus.APPROVED && !author.has(Role.ADMIN)) {
            throw ProblemException.of(
                    HttpProblem.FORBIDDEN, List.of(Violation.at("/status", FieldRule.NOT_ALLOWED, Role.ADMIN)));
        }
        return status == null ? ActivityStatus.DRAFT : status;
    }

    /** @return null when something has changed in between: look again */
    private @Nullable Created insert(
            Author author,
            ActivityContent content,
            ActivityStatus status,
            long typeVersion,
            IdempotencyKeys.@Nullable Key key) {
        Stamp stamp = writer.stamp(author);
        Activity activity = Activity.created(RecordId.next(), content, status, stamp);
        ActivityInsert.Outcome outcome;
        try {
            outcome = insert.insert(
                    activity,
                    RecordWriter.created(author, stamp, activity.snapshot()),
                    author.organization(),
                    typeVersion,
                    key);
        } catch (DatabaseException failure) {
            if (failure.state().equals(DUPLICATE)) {
                return null;
            }
            throw failure;
        }
        if (outcome.inserted()) {
            ledger.committed();
            return new Created(activity.view(), false);
        }
        if (key != null && outcome.stored() != null) {
            return new Created(keys.answer(key, outcome.stored()).as(ActivityView.class), true);
        }
        Violations violations = new Violations();
        outcome.references().addTo(violations, content);
        violations.throwIfAny();
        outcome.references().refuseDuplicate(null);
        return null;
    }

    /** The rules of the body are broken: what the database has to say is told in the same answer. */
    private Created refuse(
            Author author, ActivityContent content, Violations violations, IdempotencyKeys.@Nullable Key key) {
        var earlier = keys.find(key);
        if (earlier != null) {
            return new Created(earlier.as(ActivityView.class), true);
        }
        insert.find(content, author.subject(), author.organization()).addTo(violations, content);
        throw ProblemException.invalid(violations.all());
    }

    /** @throws ProblemException 400, 404, 409 {@code not-editable} or {@code already-exists}, 412, 422, 428 */
    @Transactional
    ActivityView edit(Author author, UUID id, Precondition precondition, JsonNode body) {
        RecordPatch<ActivityContent> patch = new RecordPatch<>(mapper, body, ActivityContent.class, ActivityView.class);
        if (patch.names("partOf")) {
            store.lockWholes();
        }
        return writer.update(
                        store,
                        id,
                        author,
                        precondition,
                        (present, stamp) -> editing.edited(author, present, patch, new Wholes(store)))
                .view();
    }

    /** @throws ProblemException 403 {@code forbidden} or {@code four-eyes}, 404, 409 {@code illegal-transition}, 412, 422, 428 */
    @Transactional
    ActivityView move(Author author, UUID id, Precondition precondition, MoveActivity step) {
        check(step).throwIfAny();
        ActivityStatus to = target(author, step);
        return writer.update(
                        store, id, author, precondition, (present, stamp) -> moved(author, present, to, step.reason()))
                .view();
    }

    /**
     * The same step of many, each in a transaction of its own.
     *
     * @throws ProblemException 403 {@code forbidden}, 422 {@code invalid} or {@code idempotency-key-reused}; what is wrong
     *     with one of them stands in the answer
     */
    Batches.Moved move(
            Author author, MoveActivities many, IdempotencyKeys.@Nullable Key key, @Nullable String acceptLanguage) {
        MoveActivity step = many.step();
        Violations violations = check(step);
        Batches.check(violations, many.items());
        violations.throwIfAny();
        target(author, step);
        return batches.move(
                new Batches.Request(
                        author,
                        Change.Entity.ACTIVITY,
                        ActivityResource.PATH,
                        Objects.requireNonNull(many.items()),
                        key,
                        acceptLanguage),
                (each, id, precondition) -> move(each, id, precondition, step).version());
    }

    /** What is wrong with a step of whatever record. */
    private static Violations check(MoveActivity step) {
        Violations violations = new Violations();
        if (violations.required("/to", step.to())) {
            violations.oneOf("/to", step.to(), ActivityStatus.CODES);
        }
        violations.text("/reason", step.reason(), ActivityRules.LONGEST_REASON);
        return violations;
    }

    private static ActivityStatus target(Author author, MoveActivity step) {
        ActivityStatus to = Objects.requireNonNull(ActivityStatus.of(Objects.requireNonNull(step.to())));
        if (!author.has(to.role())) {
            throw ProblemException.of(
                    HttpProblem.FORBIDDEN, List.of(Violation.at("/to", FieldRule.NOT_ALLOWED, to.role())));
        }
        return to;
    }

    private Activity moved(Author author, Activity present, ActivityStatus to, @Nullable String reason) {
        if (!present.status().canBecome(to)) {
            throw ProblemException.of(
                    HttpProblem.ILLEGAL_TRANSITION,
                    present.statusCode(),
                    present.status().nextCodes());
        }
        // Only of a legal step: what is impossible is not worth a reason.
        Violations violations = new Violations();
        if (to.needsReason()) {
            violations.required("/reason", reason);
        }
        violations.throwIfAny();
        String submittedBy = to == ActivityStatus.SUBMITTED ? author.subject() : present.submittedBy();
        if (to == ActivityStatus.APPROVED && author.subject().equals(submittedBy)) {
            throw ProblemException.of(RecordsProblem.FOUR_EYES);
        }
        ActivityView view = present.view();
        if (to == ActivityStatus.SUBMITTED || to == ActivityStatus.APPROVED) {
            // It may have been recorded when the rules, or the day, were others.
            types.check(ActivityContent.of(view), today.date()).throwIfAny();
        }
        return new Activity(view.with(to, reason), submittedBy);
    }

    /** @throws ProblemException 404, 409 {@code not-deletable} or {@code activity-in-use}, 412, 428 */
    @Transactional
    void delete(Author author, UUID id, Precondition precondition) {
        writer.delete(store, id, author, precondition, present -> {
            if (!present.status().isDeletable()) {
                throw ProblemException.of(RecordsProblem.NOT_DELETABLE, present.statusCode());
            }
            if (store.hasParts(id)) {
                throw ProblemException.of(RecordsProblem.ACTIVITY_IN_USE);
            }
            store.delete(id);
            contents.released(present.attachments());
        });
    }
}
