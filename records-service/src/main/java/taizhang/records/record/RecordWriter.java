package taizhang.records.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taizhang.api.json.Json;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Today;
import taizhang.records.ledger.Change;
import taizhang.records.ledger.Ledger;

/**
 * The life of every write, in the present transaction. Under the lock of the record the precondition holds, then the rules
 * of its feature, which are part of the edit; what is another record then is written as the next version, with one change
 * in the ledger. What is the same record is not written.
 */
@ApplicationScoped
public class RecordWriter {

    /** What a write makes of a record. It refuses with a {@link ProblemException}. */
    @FunctionalInterface
    public interface Edit<R> {
        R apply(R present, Stamp stamp);
    }

    /** The same where there may be no record yet. */
    @FunctionalInterface
    public interface Put<R> {
        R apply(@Nullable R present, Stamp stamp);
    }

    private final Ledger ledger;
    private final IdempotencyKeys keys;
    private final Today today;

    RecordWriter(Ledger ledger, IdempotencyKeys keys, Today today) {
        this.ledger = ledger;
        this.keys = keys;
        this.today = today;
    }

    public Stamp stamp(Author author) {
        return new Stamp(today.instant(), author.subject());
    }

    /** @throws ProblemException 403, 404, 412, 428, and whatever the edit refuses with */
    public <I, R extends Recorded<R>> R update(
            RecordKeeping<I, R> kept, I id, Author author, Precondition precondition, Edit<R> edit) {
        R present = lock(kept, id, author);
        Snapshot before = present.snapshot();
        precondition.check(before.version());
        return write(kept, author, present, before, edit);
    }

    /**
     * Updates a record, or writes the first one of its code. A code that was used before goes on, so that no version of its
     * history is there twice.
     *
     * @throws ProblemException 403, 404, 412, 428, and whatever the edit refuses with
     */
    public <I, R extends Recorded<R>> Written<R> put(
            RecordIntake<I, R> kept, I id, Author author, Precondition precondition, Put<R> edit) {
        R present = kept.lock(id, author);
        if (present != null) {
            Snapshot before = present.snapshot();
            precondition.check(before.version());
            return new Written<>(write(kept, author, present, before, edit::apply), false);
        }
        precondition.check(null);
        Stamp stamp = stamp(author);
        R first = edit.apply(null, stamp);
        Snapshot unused = first.snapshot();
        first = first.stamped(ledger.lastVersion(unused.entity(), unused.id()) + 1, stamp);
        kept.insert(first, author);
        append(author, stamp, null, first.snapshot());
        return new Written<>(first, true);
    }

    /**
     * Writes a new record, once for each key.
     *
     * @param make checks the rules
     * @throws ProblemException 409 {@code already-exists}, 422 {@code idempotency-key-reused}, and whatever {@code make}
     *     refuses with
     */
    public <R extends Recorded<R>> Posted create(
            RecordIntake<?, R> kept, Author author, IdempotencyKeys.@Nullable Key key, Function<Stamp, R> make) {
        Posted earlier = keys.find(key);
        if (earlier != null) {
            return earlier;
        }
        Stamp stamp = stamp(author);
        R first = make.apply(stamp).stamped(1, stamp);
        // Before the externalId is looked at: what repeats this very request has the same one.
        earlier = keys.take(key, first.snapshot(), stamp.at());
        if (earlier != null) {
            return earlier;
        }
        kept.insert(first, author);
        return append(author, stamp, null, first.snapshot());
    }

    /**
     * Adds a part to a record, once for each key.
     *
     * @param edit checks the rules, and adds the part
     * @throws ProblemException 403, 404, 412, 422 {@code idempotency-key-reused}, and whatever the edit refuses with
     */
    public <I, R extends Recorded<R>> Posted add(
            RecordKeeping<I, R> kept,
            I id,
            Author author,
            Precondition precondition,
            IdempotencyKeys.@Nullable Key key,
            Edit<R> edit) {
        R present = lock(kept, id, author);
        // First of all: what repeats an answered request finds the record in another version, or closed.
        Posted earlier = keys.find(key);
        if (earlier != null) {
            return earlier;
        }
        Snapshot before = present.snapshot();
        precondition.check(before.version());
        Stamp stamp = stamp(author);
        R next = edit.apply(present, stamp).stamped(before.version() + 1, stamp);
        kept.update(next);
        Snapshot after = next.snapshot();
        // Requests with the same key and body are for the same record, whose lock is held: nobody else can take it now.
        keys.take(key, after, stamp.at());
        return append(author, stamp, before, after);
    }

    /**
     * @param remove checks the rules, and takes the record out of its table
     * @throws ProblemException 403, 404, 412, 428, and whatever {@code remove} refuses with
     */
    public <I, R extends Recorded<R>> void delete(
            RecordKeeping<I, R> kept, I id, Author author, Precondition precondition, Consumer<R> remove) {
        R present = lock(kept, id, author);
        Snapshot before = present.snapshot();
        precondition.check(before.version());
        Stamp stamp = stamp(author);
        remove.accept(present);
        append(author, stamp, before, null);
    }

    private static <I, R extends Recorded<R>> R lock(RecordKeeping<I, R> kept, I id, Author author) {
        return ProblemException.found(kept.lock(id, author));
    }

    private <R extends Recorded<R>> R write(
            RecordKeeping<?, R> kept, Author author, R present, Snapshot before, Edit<R> edit) {
        Stamp stamp = stamp(author);
        R wanted = edit.apply(present, stamp);
        if (wanted.snapshot().document().equals(before.document())) {
            return present;
        }
        R next = wanted.stamped(before.version() + 1, stamp);
        kept.update(next);
        append(author, stamp, before, next.snapshot());
        return next;
    }

    /** The change of a record that is written for the first time. */
    public static Change created(Author author, Stamp stamp, Snapshot first) {
        return change(author, stamp, null, first);
    }

    private Posted append(Author author, Stamp stamp, @Nullable Snapshot before, @Nullable Snapshot after) {
        Change change = change(author, stamp, before, after);
        ledger.append(change);
        return new Posted(String.valueOf(change.after()), change.version(), false);
    }

    /**
     * The change that a write makes, for those who write many at once.
     *
     * @param before null when created
     * @param after null when deleted
     */
    public static Change change(Author author, Stamp stamp, @Nullable Snapshot before, @Nullable Snapshot after) {
        Snapshot last = after == null ? Objects.requireNonNull(before) : after;
        return new Change(
                last.entity(),
                last.id(),
                after == null ? last.version() + 1 : last.version(),
                before == null
                        ? Change.Operation.CREATED
                        : after == null ? Change.Operation.DELETED : Change.Operation.UPDATED,
                last.organization(),
                stamp.at(),
                stamp.by(),
                before == null ? null : Json.text(before.document()),
                after == null ? null : Json.text(after.document()),
                author.batch(),
                author.onBehalfOf());
    }
}
