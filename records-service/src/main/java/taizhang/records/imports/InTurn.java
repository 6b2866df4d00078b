package taizhang.records.imports;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** Steps that are begun in their order, some at a time, and each of which may wait for the one before it. */
final class InTurn<T> implements AutoCloseable {

    private final int atOnce;
    private final Beside threads;
    private final Queue<Future<T>> begun = new ArrayDeque<>();
    private Future<T> last;

    /** @param start what the first step finds before it */
    InTurn(String name, int atOnce, T start) {
        this.atOnce = atOnce;
        threads = new Beside(name, atOnce);
        last = CompletableFuture.completedFuture(start);
    }

    @FunctionalInterface
    interface Step<T> {
        /** @param before waits for the outcome of the step before */
        T take(Callable<T> before) throws Exception;
    }

    /** Returns when it has begun, or soon will. @throws SheetFault of a step before, as whatever else it has thrown */
    void begin(Step<T> step) throws SheetFault {
        if (begun.size() == atOnce) {
            Beside.outcome(begun.remove());
        }
        Future<T> before = last;
        last = threads.begin(() -> step.take(() -> Beside.outcome(before)));
        begun.add(last);
    }

    /** @return the outcome of the last step, which had to wait for all others. @throws SheetFault as {@link #begin} */
    T last() throws SheetFault {
        return Beside.outcome(last);
    }

    @Override
    public void close() {
        threads.close();
    }
}
