package taizhang.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import taizhang.machine.Folders;
import taizhang.machine.LaunchException;
import taizhang.machine.Logs;

/** The unpacked programs initdb, postgres and pg_ctl, and how they are called. */
final class PostgresPrograms {

    private final Path programs;
    private final Path directory;

    /** What the short-lived ones say goes to setup.log in the directory. */
    PostgresPrograms(Path programs, Path directory) {
        this.programs = programs;
        this.directory = directory;
    }

    /** Makes the data folder, completely or not at all. */
    void createCluster(Path data, String password, boolean durable) throws IOException {
        Path partial = directory.resolve("data.partial");
        Path passwordFile = directory.resolve("initdb-password");
        Folders.delete(partial);
        Folders.createPrivate(partial);
        Folders.writePrivate(passwordFile, password);
        try {
            List<String> options = new ArrayList<>(List.of("-D", partial.toString(), "-U", PostgresServer.SUPERUSER));
            options.addAll(List.of("--pwfile=" + passwordFile, "-A", "scram-sha-256", "--data-checksums"));
            options.addAll(List.of("-E", "UTF8", "--locale=C", "--locale-provider=icu", "--icu-locale=und"));
            if (!durable) {
                options.add("--no-sync");
            }
            run(Duration.ofMinutes(2), command("initdb", options));
            Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** Stops the server over the data folder, open connections or not, and waits for it. */
    void stop(Path data) throws IOException {
        List<String> options = List.of("stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60");
        run(Duration.ofSeconds(70), command("pg_ctl", options));
    }

    List<String> command(String program, List<String> options) {
        return AsUser.command(programs.resolve("bin").resolve(program), options);
    }

    private void run(Duration limit, List<String> command) throws IOException {
        Path output = directory.resolve("setup.log");
        Process running = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (!running.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                running.destroyForcibly();
                throw new LaunchException(command + " did not end within " + limit.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while waiting for " + command, e);
        }
        if (running.exitValue() != 0) {
            throw new LaunchException(AsUser.explain(Logs.of(output, 8)));
        }
    }
}
