package taizhang.records.ledger;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The last position that this instance knows of, and those who wait for a later one. */
@ApplicationScoped
class LedgerHead {

    private final AtomicLong position = new AtomicLong();
    private final Set<UniEmitter<? super Void>> waiting = ConcurrentHashMap.newKeySet();

    long position() {
        return position.get();
    }

    void advance(long newPosition) {
        if (position.getAndAccumulate(newPosition, Math::max) < newPosition) {
            release();
        }
    }

    /** Completes as soon as the head is past a position; at once if it is already. */
    Uni<Void> beyond(long seen) {
        return Uni.createFrom().emitter(emitter -> {
            waiting.add(emitter);
            emitter.onTermination(() -> waiting.remove(emitter));
            // The head may have moved before this emitter was added.
            if (position.get() > seen) {
                release(emitter);
            }
        });
    }

    private void release() {
        waiting.forEach(this::release);
    }

    private void release(UniEmitter<? super Void> emitter) {
        waiting.remove(emitter);
        emitter.complete(null);
    }
}
