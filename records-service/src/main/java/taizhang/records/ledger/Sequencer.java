package taizhang.records.ledger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Gives committed changes their positions, one batch after another, on one thread. Several instances of the service
 * may run: each batch holds the row lock of {@code ledger_head}, so one of them sequences at a time.
 */
@ApplicationScoped
class Sequencer {

    private static final Logger LOG = Logger.getLogger(Sequencer.class);
    /** Changes of another instance that died between its commit and its batch are found after this time. */
    private static final long IDLE_MILLIS = 1000;

    private final SequencerService service;
    private final LedgerHead head;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running = true;
    private @Nullable Thread thread;

    Sequencer(SequencerService service, LedgerHead head) {
        this.service = service;
        this.head = head;
    }

    void start(@Observes StartupEvent event) {
        Thread started = new Thread(this::run, "sequencer");
        started.setDaemon(true);
        started.start();
        thread = started;
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        work.release();
        Thread started = thread;
        if (started != null) {
            started.join(TimeUnit.SECONDS.toMillis(5));
        }
    }

    void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    private void run() {
        while (running) {
            try {
                while (running && sequenceOne() == SequencerService.BATCH) {
                    LOG.trace("a full batch: there may be more");
                }
                awaitWork();
            } catch (InterruptedException e) {
                return;
            } catch (Throwable away) {
                // An Error too: without this thread every write would go on and no reader would learn of it.
                LOG.warnf("changes wait for their positions: %s", away);
                service.forget();
                pause();
            }
        }
    }

    private int sequenceOne() {
        SequencerService.Batch batch = service.sequence();
        head.advance(batch.position());
        return batch.size();
    }

    private void awaitWork() throws InterruptedException {
        if (work.tryAcquire(IDLE_MILLIS, TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    private void pause() {
        try {
            Thread.sleep(IDLE_MILLIS);
        } catch (InterruptedException e) {
            running = false;
        }
    }
}
