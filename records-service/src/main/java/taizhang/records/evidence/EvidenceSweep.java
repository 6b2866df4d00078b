package taizhang.records.evidence;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Today;

/** Deletes what uploads that failed, removals and killed processes have left: soon after the start, then regularly. */
@ApplicationScoped
class EvidenceSweep {

    private static final Logger LOG = Logger.getLogger(EvidenceSweep.class);
    private static final long FIRST_SECONDS = 5;
    private static final long BETWEEN_SECONDS = 600;

    private final EvidenceService service;
    private final WaitingRoom room;
    private final Today today;
    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "evidence-sweep");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ScheduledFuture<?> regularly;

    EvidenceSweep(EvidenceService service, WaitingRoom room, Today today) {
        this.service = service;
        this.room = room;
        this.today = today;
    }

    void start(@Observes StartupEvent event) {
        regularly = thread.scheduleWithFixedDelay(this::sweep, FIRST_SECONDS, BETWEEN_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (regularly != null) {
            regularly.cancel(false);
        }
        thread.shutdown();
        if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
            LOG.warn("a look for files that no record refers to is cut short");
        }
    }

    private void sweep() {
        try {
            room.clear();
            sweep(today.instant().minus(EvidenceService.DOUBT));
        } catch (IOException | RuntimeException later) {
            LOG.warnf("what no record refers to stays until the next look: %s", later);
        }
    }

    /** Deletes all that has been in doubt since before that time. */
    void sweep(Instant before) throws IOException {
        while (EvidenceService.mayBeMore(service.sweep(before))) {
            LOG.trace("there may be more");
        }
    }
}
