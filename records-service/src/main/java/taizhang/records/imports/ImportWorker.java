package taizhang.records.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import taizhang.api.database.DatabaseException;
import taizhang.api.time.Regularly;

/**
 * Works at the imports that wait: those that have just come, and those whose worker was killed. Two at a time, so that a
 * long one of one client does not keep all others waiting.
 */
@ApplicationScoped
class ImportWorker {

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);

    private static final int AT_ONCE = 2;
    /** What is left of a dead worker, or waits for another import of its client, is found after this time. */
    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** An import that has ended so many workers before their first chunk would end the next one, too. */
    private static final int MOST_ATTEMPTS = 10;

    private final ImportQueue queue;
    private final ImportRunner runner;
    private final ImportEnding ending;
    private final Regularly regularly = new Regularly("imports", BETWEEN, this::wake);
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread daemon = new Thread(task, "import");
        daemon.setDaemon(true);
        return daemon;
    });

    private final Set<UUID> atWork = ConcurrentHashMap.newKeySet();
    private final Regularly renewing;
    private final Semaphore free = new Semaphore(AT_ONCE);

    ImportWorker(ImportQueue queue, ImportRunner runner, ImportEnding ending) {
        this.queue = queue;
        this.runner = runner;
        this.ending = ending;
        renewing = new Regularly("import-leases", queue.lease().dividedBy(4), this::renew);
    }

    void start(@Observes StartupEvent event) {
        regularly.start();
        renewing.start();
    }

    void stop(@Observes ShutdownEvent event) {
        regularly.close();
        renewing.close();
        threads.shutdownNow();
    }

    /** Begins what waits, as far as there are threads for it. */
    void wake() {
        if (free.tryAcquire()) {
            threads.execute(() -> {
                try {
                    while (workOnce()) {
                        LOG.trace("there may be more");
                    }
                } catch (RuntimeException away) {
                    LOG.warnf("imports wait: %s", away);
                } finally {
                    free.release();
                }
            });
        }
    }

    /** @return whether there was one */
    boolean workOnce() {
        UUID worker = UUID.randomUUID();
        Import job = QuarkusTransaction.requiringNew().call(() -> queue.claim(worker));
        if (job == null) {
            return false;
        }
        atWork.add(worker);
        try {
            work(job, worker);
        } finally {
            atWork.remove(worker);
        }
        return true;
    }

    /** However long a step takes: to fetch a file, to skip what was written before, to wait for a lock. */
    void renew() {
        if (!atWork.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> queue.renew(Set.copyOf(atWork)));
        }
    }

    private void work(Import job, UUID worker) {
        try {
            if (job.attempts() > MOST_ATTEMPTS) {
                ending.fail(job, worker, Faults.internal());
            } else {
                runner.run(job, worker);
            }
        } catch (ImportQueue.Lost lost) {
            LOG.debugf("import %s is no longer ours", job.id());
        } catch (DatabaseException | QuarkusTransactionException away) {
            // Whoever comes after the lease goes on; what was begun is rolled back.
            LOG.warnf("import %s waits for the database: %s", job.id(), away);
        } catch (RuntimeException | StackOverflowError unforeseen) {
            LOG.errorf(unforeseen, "import %s has failed", job.id());
            failed(job, worker);
        }
    }

    private void failed(Import job, UUID worker) {
        try {
            ending.fail(job, worker, Faults.internal());
        } catch (ImportQueue.Lost | DatabaseException away) {
            LOG.warnf("import %s is left to another worker: %s", job.id(), away);
        }
    }
}
