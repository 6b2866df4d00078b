package taizhang.launcher;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import taizhang.machine.LaunchException;
import taizhang.machine.Processes;

/** Stops what runs over this data directory, also after its launcher was killed. */
@Command(name = "down", description = "Stops everything.", customSynopsis = "deploy/down")
final class DownCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @Override
    public Integer call() throws InterruptedException {
        LaunchSettings settings = LaunchSettings.ofThisProcess();
        Progress progress = new Progress(System.out);
        Home home = settings.home();
        Set<Long> told = new HashSet<>();
        try (RunLock lock = awaitLock(home, progress, told)) {
            boolean ran = Leftovers.stop(settings, progress) || !told.isEmpty();
            progress.say(ran ? "Everything is stopped" : "Nothing runs over " + home.path());
        }
        return 0;
    }

    /** Ends each launcher that has the lock, and takes it. */
    private static RunLock awaitLock(Home home, Progress progress, Set<Long> told) throws InterruptedException {
        for (int tick = 1; tick <= 5 * PATIENCE.toSeconds(); tick++) {
            RunLock lock = RunLock.tryTake(home);
            if (lock != null) {
                return lock;
            }
            ProcessHandle launcher = launcher(home);
            if (launcher != null && told.add(launcher.pid())) {
                progress.say("Stopping the launcher, process " + launcher.pid());
                launcher.destroy();
            }
            if (launcher != null && Processes.isFrozen(launcher)) {
                launcher.destroyForcibly();
            }
            if (tick % 25 == 0) {
                progress.say("Waiting for the launcher to stop");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new LaunchException(
                "Something holds " + home.run().resolve("lock") + " and does not stop, or has not said who it is.");
    }

    private static @Nullable ProcessHandle launcher(Home home) {
        RunState state = RunState.read(home);
        return state == null ? null : state.launcher().orElse(null);
    }
}
