package taizhang.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import taizhang.machine.Logs;
import taizhang.machine.Processes;

/** A program that we started: its environment, its log, its process id on file, and how to stop it. */
final class ChildProcess implements Part {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Home home;
    private final BooleanSupplier probe;
    private @Nullable Process process;

    ChildProcess(String name, List<String> command, Map<String, String> environment, Home home, BooleanSupplier probe) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.home = home;
        this.probe = probe;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        // A session of its own: Ctrl-C reaches the launcher only, which then stops all in order.
        List<String> whole = new ArrayList<>(Processes.ownSession());
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(name).toFile()))
                .directory(Orphans.workFolder(home, name).toFile());
        // Secrets of the user's shell are no business of the child; what it needs is in the map.
        builder.environment().keySet().removeIf(key -> key.startsWith("TAIZHANG_"));
        builder.environment().putAll(environment);
        try {
            Logs.startNew(home.log(name));
            Process started = builder.start();
            started.getOutputStream().close();
            process = started;
            Orphans.remember(home, name, started.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    @Override
    public boolean isReady() {
        return isRunning() && probe.getAsBoolean();
    }

    @Override
    public boolean isRunning() {
        return process != null && process.isAlive();
    }

    @Override
    public CompletableFuture<?> ended() {
        return process == null ? new CompletableFuture<>() : process.onExit();
    }

    @Override
    public String lastWords() {
        Path log = home.log(name);
        String code = process == null || process.isAlive() ? "" : " (exit code " + process.exitValue() + ")";
        return name + " ended unexpectedly" + code + ". The end of " + log + ":\n"
                + Logs.of(log, 15).indent(4);
    }

    @Override
    public void stop() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            forget();
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                running.descendants().forEach(ProcessHandle::destroyForcibly);
                running.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        forget();
    }

    private void forget() {
        try {
            Files.deleteIfExists(Orphans.pidFile(home, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
