package taizhang.launcher;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
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
        boolean ran = RunLock.isHeld(home);
        if (ran) {
            stopLauncher(home, progress);
        }
        try (RunLock lock = RunLock.tryTake(home)) {
            if (lock == null) {
                throw new LaunchException("It is being started again by somebody else just now.");
            }
            ran |= Leftovers.stop(settings, progress);
        }
        progress.say(ran ? "Everything is stopped" : "Nothing runs over " + home.path());
        return 0;
    }

    private static void stopLauncher(Home home, Progress progress) throws InterruptedException {
        RunState state = RunState.read(home);
        ProcessHandle launcher =
                state == null ? null : ProcessHandle.of(state.pid()).orElse(null);
        if (launcher == null || !Processes.commandLine(launcher).contains("taizhang.launcher.Main")) {
            throw new LaunchException("Something holds " + home.run().resolve("lock")
                    + " but has not said who it is; if it is just starting, try again in a few seconds.");
        }
        progress.say("Stopping the launcher, process " + launcher.pid());
        launcher.destroy();
        for (int tick = 1; RunLock.isHeld(home); tick++) {
            if (tick > 5 * PATIENCE.toSeconds()) {
                throw new LaunchException("Process " + launcher.pid() + " does not stop.");
            }
            if (tick % 25 == 0) {
                progress.say("Waiting for process " + launcher.pid() + " to stop");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
