package taizhang.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import taizhang.machine.LaunchException;
import taizhang.machine.Processes;

/** A launcher that runs on its own: started here, or already there. */
final class Background {

    private final LaunchSettings settings;
    private final Progress progress;
    private final Home home;
    private final Path log;

    Background(LaunchSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.home = settings.home();
        this.log = home.log("launcher");
    }

    /** Returns when everything serves, started by us or by somebody before. */
    RunState ensureRunning() throws IOException, InterruptedException {
        if (RunLock.isHeld(home)) {
            return join();
        }
        Files.deleteIfExists(log);
        RunState.clear(home);
        List<String> command = new ArrayList<>(Processes.ownSession());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--background"));
        Process launcher = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .directory(settings.root().toFile())
                .start();
        launcher.getOutputStream().close();
        return awaitReady(launcher);
    }

    /** Returns when the one that somebody else has started serves. */
    RunState join() throws IOException, InterruptedException {
        progress.say("It runs already");
        RunState state = awaitReady(null);
        if (Services.areNewerThanWhatRuns(settings)) {
            progress.say("What runs is older than what is built: deploy/down and deploy/up again to renew it");
        }
        return state;
    }

    /** Shows what the launcher says until it is ready; {@code launcher} is null when somebody else has started it. */
    private RunState awaitReady(@Nullable Process launcher) throws IOException, InterruptedException {
        long shown = 0;
        while (true) {
            boolean alive = launcher == null ? RunLock.isHeld(home) : launcher.isAlive();
            RunState state = RunState.read(home);
            if (launcher != null) {
                shown = show(shown);
            }
            if (alive && state != null && state.ready()) {
                return state;
            }
            if (!alive) {
                throw new LaunchException("It has not started" + (launcher == null ? "." : "; see above."));
            }
            TimeUnit.MILLISECONDS.sleep(150);
        }
    }

    private long show(long from) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] fresh = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(fresh);
            progress.stream().print(new String(fresh, StandardCharsets.UTF_8));
            progress.stream().flush();
            return from + fresh.length;
        }
    }
}
