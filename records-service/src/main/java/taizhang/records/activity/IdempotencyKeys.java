package taizhang.records.activity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import taizhang.records.config.Today;

/** Forgets Idempotency-Keys after seven days, once in an hour at most, in a request that brings a new one. */
@ApplicationScoped
class IdempotencyKeys {

    private static final Logger LOG = Logger.getLogger(IdempotencyKeys.class);
    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final Database database;
    private final Today today;
    private final AtomicLong nextSweep = new AtomicLong();

    IdempotencyKeys(Database database, Today today) {
        this.database = database;
        this.today = today;
    }

    /** To be called after a key was stored: an hour without new keys has nothing to forget. */
    void stored() {
        Instant now = today.instant();
        long due = nextSweep.get();
        if (now.getEpochSecond() >= due
                && nextSweep.compareAndSet(due, now.plus(BETWEEN_SWEEPS).getEpochSecond())) {
            try {
                forget();
            } catch (Database.Failure later) {
                LOG.warnf("old idempotency keys stay for another hour: %s", later.getMessage());
            }
        }
    }

    void forget() {
        database.execute("delete from idempotency_key where created_at < ?", oldest());
    }

    /** @return keys from before then stand for nothing, whether they are still there or not */
    Instant oldest() {
        return today.instant().minus(KEPT);
    }
}
