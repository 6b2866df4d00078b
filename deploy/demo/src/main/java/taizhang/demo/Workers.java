package taizhang.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Loads several records at once. */
final class Workers {

    /** What two cores serve without queueing; more makes nothing faster. */
    private static final int AT_ONCE = 8;

    private Workers() {}

    /**
     * Gives every record to {@code load} and returns how many it has changed.
     *
     * @param load answers whether there was anything to do
     * @throws LoadException when one of them is refused
     */
    static <T> int load(List<T> records, Predicate<T> load) {
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Boolean>> pending = new ArrayList<>();
            for (T each : records) {
                pending.add(workers.submit(() -> load.test(each)));
            }
            int changed = 0;
            for (Future<Boolean> each : pending) {
                changed += each.get() ? 1 : 0;
            }
            return changed;
        } catch (ExecutionException e) {
            throw new LoadException(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadException("The load was interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }
}
