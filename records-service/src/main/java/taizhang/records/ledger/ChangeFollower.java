package taizhang.records.ledger;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import taizhang.api.problem.ProblemException;
import taizhang.records.problem.RecordsProblem;

/** Reads on as the ledger grows, without holding a thread while there is nothing to read. */
@ApplicationScoped
class ChangeFollower {

    /** So often an idle stream looks for itself and says that it is alive: what stands between gives up silent connections. */
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ChangeQueries queries;
    private final LedgerHead head;

    ChangeFollower(ChangeQueries queries, LedgerHead head) {
        this.queries = queries;
        this.head = head;
    }

    /**
     * @return the next page; empty only when nothing came within {@code wait}
     * @throws ProblemException (the Uni) 409 {@code ahead-of-ledger} when the ledger ends before {@code after}
     */
    Uni<ChangeView.Page> next(ChangeQuery query, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicLong(query.after()), after -> readOrWait(query, after, deadline))
                .whilst(page -> page.items().isEmpty() && left(deadline).compareTo(Duration.ZERO) > 0)
                .collect()
                .last();
    }

    /** One look; an empty page comes when it is time for the next one, which goes on where this one has ended. */
    private Uni<ChangeView.Page> readOrWait(ChangeQuery query, AtomicLong after, long deadline) {
        // Taken before the read: a change that arrives between read and wait ends the wait at once.
        long seen = head.position();
        return read(query.after(after.get())).flatMap(page -> {
            Duration left = left(deadline);
            after.set(page.readUpTo(query));
            if (!page.items().isEmpty() || left.isNegative() || left.isZero()) {
                return Uni.createFrom().item(page);
            }
            return head.beyond(seen)
                    .ifNoItem()
                    .after(left)
                    .recoverWithItem(() -> null)
                    .map(moved -> page);
        });
    }

    /** @throws ProblemException 409 {@code ahead-of-ledger} when the ledger ends before {@code after} */
    static void requireReached(ChangeQuery query, long head) {
        if (query.after() > head) {
            throw ProblemException.of(RecordsProblem.AHEAD_OF_LEDGER, Long.toString(head));
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(deadline - System.nanoTime());
    }

    /** @return one page after the other for ever; an empty one when nothing came for a while */
    Multi<ChangeView.Page> follow(ChangeQuery query) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicLong(query.after()), after -> next(query.after(after.get()), IDLE)
                        .invoke(page -> after.set(page.readUpTo(query))))
                .indefinitely();
    }

    private Uni<ChangeView.Page> read(ChangeQuery query) {
        return Uni.createFrom()
                .item(() -> queries.read(query))
                .invoke(page -> requireReached(query, page.head()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
