package taizhang.api.time;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Work that is done again and again, on a thread of its own. What fails is tried again the next time. */
public final class Regularly implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Regularly.class);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Something that may fail. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    private final String name;
    private final Duration between;
    private final Work work;
    private final ScheduledExecutorService thread;
    private @Nullable ScheduledFuture<?> again;

    /** @param name of the thread, and of the work in the log */
    public Regularly(String name, Duration between, Work work) {
        this.name = name;
        this.between = between;
        this.work = work;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread daemon = new Thread(task, name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /** Soon, and from then on. */
    public void start() {
        start(FIRST);
    }

    void start(Duration after) {
        again = thread.scheduleWithFixedDelay(this::once, after.toMillis(), between.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void once() {
        try {
            work.run();
        } catch (Throwable later) {
            // An Error, too: it would be the end of all further times, and nobody would know.
            LOG.warnf("%s: to be tried again: %s", name, later);
        }
    }

    /** Waits a moment for what is being done, and interrupts it then. */
    @Override
    public void close() {
        if (again != null) {
            again.cancel(false);
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warnf("%s is cut short", name);
                thread.shutdownNow();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
