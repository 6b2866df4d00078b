package taizhang.records.ledger;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** The last position that this instance knows of, and a signal to the readers that wait for the next one. */
@ApplicationScoped
class LedgerHead {

    private final AtomicLong position = new AtomicLong();
    private final BroadcastProcessor<Long> advances = BroadcastProcessor.create();

    long position() {
        return position.get();
    }

    void advance(long newPosition) {
        if (position.getAndAccumulate(newPosition, Math::max) < newPosition) {
            advances.onNext(newPosition);
        }
    }

    /** Emits whenever the head moves; a slow reader sees only the latest. */
    Multi<Long> advances() {
        return advances.onOverflow().dropPreviousItems();
    }
}
