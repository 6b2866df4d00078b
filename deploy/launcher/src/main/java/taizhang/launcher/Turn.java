package taizhang.launcher;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import taizhang.machine.LaunchException;

/** Of all that are called to start what is over one data directory, one starts it and the others find that it serves. */
final class Turn {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BREATH = Duration.ofSeconds(15);

    private final Home home;
    private final Progress progress;

    Turn(Home home, Progress progress) {
        this.home = home;
        this.progress = progress;
    }

    /**
     * Waits while another launcher is starting, mending or stopping it.
     *
     * @return what serves already, or null when it is this process that has to start it: it has the lock until it ends
     */
    @Nullable
    RunState takeOrJoin() throws InterruptedException {
        long begun = System.nanoTime();
        long spoken = begun;
        while (true) {
            RunLock lock = RunLock.tryTake(home);
            if (lock != null) {
                lock.keepUntilExit();
                return null;
            }
            RunState running = serving(home);
            if (running != null) {
                return running;
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new LaunchException(
                        "It runs over " + home.path() + " and does not serve; what troubles it stands in "
                                + home.log("launcher") + ", and deploy/down ends it.");
            }
            if (System.nanoTime() - spoken > BREATH.toNanos()) {
                spoken = System.nanoTime();
                progress.say("Waiting for the launcher that has it in hand");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** What a living launcher runs and what serves at this moment; null when there is no such thing. */
    static @Nullable RunState serving(Home home) {
        RunState state = RunState.read(home);
        return state != null && RunLock.isHeld(home) && state.launcher().isPresent() && state.isServing()
                ? state
                : null;
    }
}
