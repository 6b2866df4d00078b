package taizhang.records.ledger;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Reads on as the ledger grows, without holding a thread while there is nothing to read. */
@ApplicationScoped
class ChangeFollower {

    /** So often an idle stream looks for itself, which also finds out that the reader has gone. */
    private static final Duration IDLE = Duration.ofSeconds(15);

    private final ChangeQueries queries;
    private final LedgerHead head;

    ChangeFollower(ChangeQueries queries, LedgerHead head) {
        this.queries = queries;
        this.head = head;
    }

    /** @return the next page; empty only when nothing came within {@code wait} */
    Uni<ChangeView.Page> next(ChangeQuery query, Duration wait) {
        return nextBefore(System.nanoTime() + wait.toNanos(), query);
    }

    private Uni<ChangeView.Page> nextBefore(long deadline, ChangeQuery query) {
        // Taken before the read: a change that arrives between read and wait ends the wait at once.
        long seen = head.position();
        return read(query).flatMap(page -> {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!page.items().isEmpty() || left.isNegative() || left.isZero()) {
                return Uni.createFrom().item(page);
            }
            return head.beyond(seen)
                    .ifNoItem()
                    .after(left)
                    .recoverWithItem(() -> null)
                    .flatMap(moved -> nextBefore(deadline, query));
        });
    }

    Multi<ChangeView> follow(ChangeQuery query) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicLong(query.after()), position -> next(query.after(position.get()), IDLE)
                        .invoke(page -> page.items().forEach(change -> position.set(change.position()))))
                .indefinitely()
                .onItem()
                .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page.items()));
    }

    private Uni<ChangeView.Page> read(ChangeQuery query) {
        return Uni.createFrom()
                .item(Unchecked.supplier(() -> queries.read(query)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }
}
