package taizhang.launcher;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import taizhang.machine.LaunchException;

/** Starts parts in order, waits until they serve, watches them, and stops them in reverse order. */
final class Supervisor {

    private static final Duration DEADLINE = Duration.ofMinutes(4);
    private static final Duration BREATH = Duration.ofSeconds(5);

    private final Progress progress;
    private final Deque<Part> started = new ArrayDeque<>();
    private final BlockingQueue<Part> ended = new LinkedBlockingQueue<>();
    private volatile boolean stopping;

    Supervisor(Progress progress) {
        this.progress = progress;
    }

    /** Starts the parts side by side and returns when all of them are ready. */
    void start(List<Part> parts) {
        for (Part part : parts) {
            begin(part);
        }
        for (Part part : parts) {
            awaitReady(part);
        }
    }

    private synchronized void begin(Part part) {
        if (stopping) {
            throw new LaunchException("Stopped while starting.");
        }
        progress.say(part.name() + " is starting");
        started.push(part);
        part.start();
        var unused = part.ended().thenRun(() -> ended.add(part));
    }

    private void awaitReady(Part part) {
        long begun = System.nanoTime();
        long spoken = begun;
        while (!part.isReady()) {
            Part dead = ended.peek();
            if (dead != null) {
                throw new LaunchException(stopping ? "Stopped while starting." : dead.lastWords());
            }
            if (System.nanoTime() - begun > DEADLINE.toNanos()) {
                throw new LaunchException(part.name() + " runs but was not ready after " + DEADLINE.toMinutes()
                        + " minutes; see its log in the data directory.");
            }
            if (System.nanoTime() - spoken > BREATH.toNanos()) {
                spoken = System.nanoTime();
                progress.say(part.name() + " is still starting");
            }
            pause();
        }
        progress.say(part.name() + " is ready");
    }

    /** Returns when a part has ended by itself, with what is known about it; empty when all were stopped on purpose. */
    String awaitTrouble() {
        try {
            Part first = ended.take();
            return stopping ? "" : first.lastWords();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /** Stops everything, the last started first; the second call waits for the first one and finds nothing to do. */
    synchronized void stop() {
        stopping = true;
        while (!started.isEmpty()) {
            Part part = started.pop();
            if (part.isRunning()) {
                progress.say("Stopping " + part.name());
            }
            part.stop();
        }
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
