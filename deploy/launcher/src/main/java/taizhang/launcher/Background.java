package taizhang.launcher;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import taizhang.machine.LaunchException;
import taizhang.machine.Logs;
import taizhang.machine.Processes;

/** A launcher that runs on its own. */
final class Background {

    /** By a signal, as deploy/down ends one: what has been stopped is started anew. */
    private static final int ENDED = 128 + 15;

    private final LaunchSettings settings;
    private final Progress progress;
    private final Path log;

    Background(LaunchSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.log = settings.home().log("launcher");
    }

    /** Starts one and returns when everything serves, whether by it or by one that was there before. */
    RunState awaitServing() throws IOException, InterruptedException {
        Logs.bound(log);
        long shown = Files.exists(log) ? Files.size(log) : 0;
        Process launcher = start();
        while (true) {
            // Before the look at what serves: one that has ended well has found that it serves.
            boolean alive = launcher.isAlive();
            shown = show(shown);
            RunState state = Turn.serving(settings.home());
            if (state != null) {
                return state;
            }
            if (!alive && launcher.exitValue() != 0 && launcher.exitValue() != ENDED) {
                throw new LaunchException("It has not started; see above.");
            }
            if (!alive) {
                launcher = start();
            }
            TimeUnit.MILLISECONDS.sleep(150);
        }
    }

    private Process start() throws IOException {
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
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .directory(settings.root().toFile())
                .start();
        launcher.getOutputStream().close();
        return launcher;
    }

    private long show(long shown) throws IOException {
        long from = shown;
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            if (file.length() < from) {
                // Begun anew by somebody who came at the same time.
                from = 0;
            }
            byte[] fresh = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(fresh);
            progress.stream().print(new String(fresh, StandardCharsets.UTF_8));
            progress.stream().flush();
            return from + fresh.length;
        }
    }
}
