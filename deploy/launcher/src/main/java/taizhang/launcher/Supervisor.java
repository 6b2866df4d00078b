package taizhang.launcher;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import taizhang.machine.LaunchException;

/** Starts parts in order, waits until they serve, keeps each running, and stops them in reverse order. */
final class Supervisor {

    private static final Duration DEADLINE = Duration.ofMinutes(4);
    private static final Duration BREATH = Duration.ofSeconds(5);
    /** A guard that is starting PostgreSQL waits for what it has begun. */
    private static final Duration GUARDS_LEAVE = Duration.ofSeconds(30);

    private final Progress progress;
    private final Endurance endurance;
    private final Deque<Part> started = new ArrayDeque<>();
    private final ExecutorService guards = Executors.newCachedThreadPool();
    private final CompletableFuture<String> end = new CompletableFuture<>();
    private volatile boolean stopping;

    Supervisor(Progress progress, Endurance endurance) {
        this.progress = progress;
        this.endurance = endurance;
    }

    /** Starts the parts side by side and returns when all of them are ready. */
    void start(List<Part> parts) {
        for (Part part : parts) {
            begin(part);
        }
        for (Part part : parts) {
            await(part.name(), part::isReady);
        }
    }

    private synchronized void begin(Part part) {
        if (stopping) {
            throw new LaunchException("Stopped while starting.");
        }
        progress.say(part.name() + " is starting");
        started.push(part);
        part.start();
    }

    /**
     * Returns when it is ready.
     *
     * @throws LaunchException when a part ends meanwhile: in the first start that is a mistake that its user can mend
     */
    void await(String name, BooleanSupplier ready) {
        long begun = System.nanoTime();
        long spoken = begun;
        while (!ready.getAsBoolean()) {
            if (stopping) {
                throw new LaunchException("Stopped while starting.");
            }
            parts().stream().filter(part -> !part.isRunning()).findFirst().ifPresent(dead -> {
                throw new LaunchException(dead.lastWords());
            });
            if (System.nanoTime() - begun > DEADLINE.toNanos()) {
                throw new LaunchException(name + " runs but was not ready after " + DEADLINE.toMinutes()
                        + " minutes; see its log in the data directory.");
            }
            if (System.nanoTime() - spoken > BREATH.toNanos()) {
                spoken = System.nanoTime();
                progress.say(name + " is still starting");
            }
            pause();
        }
        progress.say(name + " is ready");
    }

    /** Keeps the parts running. Returns when one has failed too often, with what is known about it; empty when all were stopped on purpose. */
    String watch() {
        synchronized (this) {
            for (Part part : started) {
                var unused = guards.submit(() -> guard(part));
            }
        }
        return end.join();
    }

    private void guard(Part part) {
        try {
            end.complete(new Guard(part, endurance, progress).keep());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            end.complete(part.name() + " can be watched no longer: " + fault);
        }
    }

    /** Stops everything, the last started first; the second call waits for the first one and finds nothing to do. */
    synchronized void stop() {
        stopping = true;
        end.complete("");
        guards.shutdownNow();
        try {
            if (!guards.awaitTermination(GUARDS_LEAVE.toSeconds(), TimeUnit.SECONDS)) {
                progress.say("Something that was being started again is stopped in the middle");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        while (!started.isEmpty()) {
            Part part = started.pop();
            if (part.isRunning()) {
                progress.say("Stopping " + part.name());
            }
            part.stop();
        }
    }

    private synchronized List<Part> parts() {
        return new ArrayList<>(started);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while starting.", e);
        }
    }
}
