package taizhang.records.record;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.http.ETag;
import taizhang.api.json.Json;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.Problem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violations;
import taizhang.records.ledger.Change;
import taizhang.records.ledger.Ledger;

/**
 * One step of many records, each in a transaction of its own, so that one that fails leaves the others. A request that was
 * cut off and comes again with its Idempotency-Key goes on where it stopped: a step that its batch has in the ledger is
 * answered as taken, and no version is stepped from twice.
 */
@ApplicationScoped
public class Batches {

    public static final int MOST = 500;

    /** Of the document. */
    public static final String ANSWER = "What has become of each, in the order asked";

    private static final int TAKEN = 200;

    /** The step of one record. It refuses with a {@link ProblemException}. */
    @FunctionalInterface
    public interface Step {

        /** @return the version after it */
        long take(Author author, UUID id, Precondition precondition);
    }

    /**
     * @param entity of all items
     * @param path below which the records are, with the slash
     * @param items that {@link #check} has found nothing wrong with
     * @param acceptLanguage of the problems
     */
    public record Request(
            Author author,
            Change.Entity entity,
            String path,
            List<@Nullable RecordVersion> items,
            IdempotencyKeys.@Nullable Key key,
            @Nullable String acceptLanguage) {}

    /** @param replayed whether an earlier request with the same Idempotency-Key was answered so */
    public record Moved(MovedRecords records, boolean replayed) {}

    private final IdempotencyKeys keys;
    private final Ledger ledger;

    Batches(IdempotencyKeys keys, Ledger ledger) {
        this.keys = keys;
        this.ledger = ledger;
    }

    public static void check(Violations found, @Nullable List<@Nullable RecordVersion> items) {
        if (items == null || items.isEmpty()) {
            found.add("/items", FieldRule.REQUIRED);
        } else if (items.size() > MOST) {
            found.add("/items", FieldRule.TOO_MANY, MOST);
        } else {
            for (int i = 0; i < items.size(); i++) {
                RecordVersion item = items.get(i);
                if (found.required("/items/" + i, item) && item != null) {
                    found.required("/items/" + i + "/id", item.id());
                    found.required("/items/" + i + "/version", item.version());
                }
            }
        }
    }

    /** @throws ProblemException 422 {@code idempotency-key-reused} */
    public Moved move(Request request, Step step) {
        IdempotencyKeys.Batch batch = keys.batch(request.key());
        if (batch.answer() != null) {
            return new Moved(Json.read(batch.answer(), MovedRecords.class), true);
        }
        Author author = request.author().in(batch.id());
        Set<UUID> moved = new HashSet<>();
        List<MovedRecords.Item> items = new ArrayList<>();
        for (RecordVersion asked : request.items()) {
            MovedRecords.Item item = one(request, author, Objects.requireNonNull(asked), moved, step);
            if (item.status() == TAKEN) {
                moved.add(item.id());
            }
            items.add(item);
        }
        IdempotencyKeys.Answered answered =
                keys.answered(request.key(), batch.id(), Json.text(new MovedRecords(batch.id(), items)));
        return new Moved(Json.read(answered.answer(), MovedRecords.class), answered.replayed());
    }

    private MovedRecords.Item one(Request request, Author author, RecordVersion asked, Set<UUID> moved, Step step) {
        UUID id = Objects.requireNonNull(asked.id());
        long version = Objects.requireNonNull(asked.version());
        try {
            Precondition precondition = Precondition.required(ETag.of(version));
            long next = QuarkusTransaction.requiringNew().call(() -> step.take(author, id, precondition));
            return new MovedRecords.Item(id, TAKEN, next, null);
        } catch (ProblemException refused) {
            // Named twice, it is the same change that both would find.
            if (refused.type() == HttpProblem.PRECONDITION_FAILED
                    && !moved.contains(id)
                    && ledger.has(Objects.requireNonNull(author.batch()), request.entity(), id, version + 1)) {
                return new MovedRecords.Item(id, TAKEN, version + 1, null);
            }
            String instance = request.path() + id + "/transitions";
            return new MovedRecords.Item(
                    id, refused.type().status(), version, Problem.of(refused, request.acceptLanguage(), instance));
        }
    }
}
