package taizhang.reporting.feed;

import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Today;

/**
 * Follows the ledger on one thread, for as long as the service runs. Whatever goes wrong on the way is tried again from
 * the position in the database, so that nothing has to be known of what got through before.
 */
class Follower {

    private static final Logger LOG = Logger.getLogger(Follower.class);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    /** Short enough that a restart of records-service or of the database is hardly noticed. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final FeedService service;
    private final LedgerClient ledger;
    private final Counter applied;
    private final Today today;
    private final AtomicReference<@Nullable FeedState> seen = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "feed");
    private volatile boolean running = true;
    private volatile @Nullable String trouble;
    private volatile @Nullable Instant troubledSince;
    private Duration pause = FIRST_PAUSE;

    Follower(FeedService service, LedgerClient ledger, Counter applied, Today today) {
        this.today = today;
        this.service = service;
        this.ledger = ledger;
        this.applied = applied;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns when a batch that is being applied is through, 10 s at most. */
    void stop() throws InterruptedException {
        running = false;
        thread.interrupt();
        thread.join(TimeUnit.SECONDS.toMillis(10));
    }

    /** @return the state before the last step; null before the first */
    @Nullable
    FeedState seen() {
        return seen.get();
    }

    /** @return why it does not get on at the moment; null when it does */
    @Nullable
    String trouble() {
        return trouble;
    }

    /** @return since when; null when it gets on */
    @Nullable
    Instant troubledSince() {
        return troubledSince;
    }

    private void run() {
        while (running) {
            try {
                step();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (BrokenChainException broken) {
                stopAllInstances(broken);
            } catch (Throwable failure) {
                // An Error, too: a feed that has died in silence is worse than one that tries in vain.
                report(failure);
                sleep();
            }
        }
    }

    private void step() throws Exception {
        FeedState state = service.state();
        seen.set(state);
        if (state.fault() != null) {
            trouble = state.fault();
            sleep();
            return;
        }
        ChangePage page = ledger.after(state.position());
        apply(page);
        seen.set(service.state());
        if (trouble != null) {
            LOG.infof("the feed gets on again at position %d", state.position());
        }
        trouble = null;
        troubledSince = null;
        pause = FIRST_PAUSE;
        if (page.items().isEmpty()) {
            // The ledger has waited already; this only keeps one that does not from being asked without end.
            rest(FIRST_PAUSE);
        }
    }

    private void apply(ChangePage page) {
        try {
            applied.increment(service.apply(page));
        } catch (BrokenChainException broken) {
            throw broken;
        } catch (RuntimeException failure) {
            service.saw(page);
            seen.set(service.state());
            throw failure;
        }
    }

    private void stopAllInstances(BrokenChainException broken) {
        LOG.errorf("the feed stops: %s", broken.getMessage());
        try {
            service.stop(String.valueOf(broken.getMessage()));
        } catch (RuntimeException away) {
            report(away);
        }
        sleep();
    }

    private void report(Throwable failure) {
        String text = Objects.requireNonNullElse(
                failure.getMessage(),
                failure instanceof IOException
                        ? "records-service cannot be reached"
                        : "it has failed; its log says how");
        if (running && !text.equals(trouble)) {
            LOG.warnf("the feed waits: %s", failure);
            LOG.debug("the feed waits", failure);
        }
        trouble = text;
        if (troubledSince == null) {
            troubledSince = today.instant();
        }
    }

    /** After every step that brought nothing more to do; what the step found out is told by then. */
    void rest(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
    }

    private void sleep() {
        try {
            rest(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
