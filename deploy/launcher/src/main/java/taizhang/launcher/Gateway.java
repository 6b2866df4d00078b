package taizhang.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import taizhang.machine.LaunchException;
import taizhang.machine.Logs;

/** nginx in front of both services. */
final class Gateway {

    static final String NAME = "gateway";

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
            return new ChildProcess(
                    NAME,
                    foreground,
                    Map.of(),
                    settings.home(),
                    () -> answers(reachable(settings.gatewayHost()), settings.gatewayPort()));
        } catch (IOException e) {
            throw new UncheckedIOException("The gateway cannot be prepared in " + folder, e);
        }
    }

    static void check(List<String> command, Path log) throws IOException {
        List<String> test = new ArrayList<>(command);
        test.add("-t");
        Process process = new ProcessBuilder(test)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
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

    /** Where a gateway that listens there can be asked. */
    private static String reachable(String host) {
        return List.of("localhost", "*", "0.0.0.0").contains(host) ? "127.0.0.1" : host;
    }

    private static boolean answers(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
