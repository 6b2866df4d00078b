package taizhang.system;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One packaged service as a process of its own, which can be killed and started again on the same port. */
final class Service {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration START = Duration.ofSeconds(120);

    private final String name;
    private final int port;
    private final Map<String, String> environment;
    private Process process;

    Service(String name, Map<String, String> environment) throws IOException {
        this.name = name;
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        this.environment = new HashMap<>(environment);
        this.environment.put("TAIZHANG_HTTP_PORT", String.valueOf(port));
        this.environment.put("TAIZHANG_HTTP_HOST", "127.0.0.1");
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    void start() throws IOException, InterruptedException {
        Path program = Path.of("..", "..", name, "target", "quarkus-app", "quarkus-run.jar");
        if (!Files.exists(program)) {
            throw new IllegalStateException(program + " is not there: run mvn verify from the top");
        }
        Path log = Path.of("target", name + ".log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        program.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().putAll(environment);
        process = builder.start();
        awaitReady(log);
    }

    /** SIGKILL: no shutdown hook runs, nothing is flushed. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private void awaitReady(Path log) throws IOException, InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(address().resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        for (Instant end = Instant.now().plus(START); Instant.now().isBefore(end); ) {
            if (!process.isAlive()) {
                throw new IllegalStateException(name + " ended at its start:\n" + Files.readString(log));
            }
            try {
                if (CLIENT.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // No event tells that a process listens.
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException(name + " was not ready in " + START + ":\n" + Files.readString(log));
    }
}
