package taizhang.system;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import taizhang.launcher.Main;
import taizhang.machine.Ports;

/** The whole system as its users run it: by the launcher, in a data directory of its own, behind the gateway. */
final class Installation {

    /** Its programs, each by the file in the data directory that begins with the number of its first process. */
    enum Part {
        RECORDS("run/records-service.pid"),
        REPORTING("run/reporting-service.pid"),
        GATEWAY("run/gateway.pid"),
        POSTGRESQL("postgres/data/postmaster.pid"),
        LAUNCHER("run/state");

        private final String file;

        Part(String file) {
            this.file = file;
        }
    }

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final int gatewayPort = Ports.free();

    Installation(Path home) {
        this.home = home.toAbsolutePath();
        environment.put(
                "TAIZHANG_ROOT", Path.of("../..").toAbsolutePath().normalize().toString());
        environment.put("TAIZHANG_HOME", this.home.toString());
        environment.put("TAIZHANG_GATEWAY_PORT", String.valueOf(gatewayPort));
        for (String user : List.of("RECORDS", "REPORTING", "POSTGRES")) {
            environment.put("TAIZHANG_" + user + "_PORT", String.valueOf(Ports.free()));
        }
        // Unpacked once, by the tests of the launcher.
        environment.put(
                "TAIZHANG_SOFTWARE",
                Path.of("../launcher/target/software")
                        .toAbsolutePath()
                        .normalize()
                        .toString());
    }

    /** Returns when it serves. */
    void up() throws IOException, InterruptedException {
        run("up", "--detach");
    }

    void down() throws IOException, InterruptedException {
        run("down");
    }

    Api api(String role) throws IOException, InterruptedException {
        List<String> said = run("token", "--role", role);
        return new Api(new Router(gateway(), gateway()), said.get(said.size() - 1));
    }

    URI gateway() {
        return URI.create("http://127.0.0.1:" + gatewayPort);
    }

    /** Sends a signal: {@code KILL}, {@code STOP} or {@code CONT}. A part that does not run gets none. */
    void signal(Part part, String signal) throws IOException, InterruptedException {
        Optional<Long> process = process(part);
        if (process.isPresent()) {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.get()))
                    .start()
                    .waitFor();
        }
    }

    private Optional<Long> process(Part part) throws IOException {
        String content;
        try {
            content = Files.readString(home.resolve(part.file));
        } catch (NoSuchFileException gone) {
            // Whose process it names may take it away at any moment.
            return Optional.empty();
        }
        if (part != Part.LAUNCHER) {
            return content.lines().findFirst().map(Long::parseLong);
        }
        Properties state = new Properties();
        state.load(new java.io.StringReader(content));
        return Optional.ofNullable(state.getProperty("pid")).map(Long::parseLong);
    }

    /** Runs a command of the launcher and returns the lines that it has said. */
    private List<String> run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("installation", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        List<String> lines = Files.readAllLines(output);
        Files.delete(output);
        if (code != 0) {
            throw new AssertionError(List.of(arguments) + " ended with " + code + ":\n" + String.join("\n", lines));
        }
        return lines;
    }
}
