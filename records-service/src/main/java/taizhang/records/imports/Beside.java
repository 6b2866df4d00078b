package taizhang.records.imports;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Threads for what is done beside the work at an import, begun in the order in which it comes. */
final class Beside implements AutoCloseable {

    private final ExecutorService threads;

    Beside(String name, int atOnce) {
        threads = Executors.newFixedThreadPool(atOnce, task -> {
            Thread daemon = new Thread(task, name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    <T> Future<T> begin(Callable<T> task) {
        return threads.submit(task);
    }

    /**
     * Waits for it.
     *
     * @throws SheetFault that it has thrown, as any other
     * @throws ImportQueue.Lost when the service is stopping
     */
    static <T> T outcome(Future<T> begun) throws SheetFault {
        try {
            return begun.get();
        } catch (ExecutionException thrown) {
            throw as(thrown.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ImportQueue.Lost();
        }
    }

    private static RuntimeException as(@Nullable Throwable cause) throws SheetFault {
        if (cause instanceof SheetFault fault) {
            throw fault;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException thrown ? thrown : new IllegalStateException(cause);
    }

    /** Returns when what was begun is through, so that nothing of it comes after what follows. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.DAYS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
