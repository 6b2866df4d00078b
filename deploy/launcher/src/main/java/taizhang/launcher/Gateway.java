package taizhang.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import taizhang.machine.LaunchException;
import taizhang.machine.Logs;

/** nginx in front of both services. */
final class Gateway {

    static final String NAME = "gateway";
    /** The health of everything behind it. */
    static final String HEALTH = "/health";

    private Gateway() {}

    /** Writes the configuration, lets nginx check it, and returns the gateway ready to be started. */
    static Part prepare(Path nginx, LaunchSettings settings) {
        Path folder = settings.home().gateway();
        try {
            Path configuration = new GatewayFiles(settings, folder).write();
            List<String> command =
                    List.of(nginx.toString(), "-p", folder + "/", "-c", configuration.toString(), "-e", "stderr");
            check(command, settings.home().log(NAME));
            List<String> foreground = new ArrayList<>(command);
            foreground.addAll(List.of("-g", "daemon off;"));
            BooleanSupplier answers = () -> Probe.status(settings.gatewayAddress() + HEALTH) != 0;
            return new ChildProcess(
                    NAME, foreground, Map.of(), settings.home(), new ChildProcess.Health(answers, answers, () -> null));
        } catch (IOException e) {
            throw new UncheckedIOException("The gateway cannot be prepared in " + folder, e);
        }
    }

    static void check(List<String> command, Path log) throws IOException {
        List<String> test = new ArrayList<>(command);
        test.add("-t");
        Process process = new ProcessBuilder(test)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new LaunchException("nginx refuses its configuration:\n" + Logs.of(log, 8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted", e);
        }
    }
}
