package taizhang.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import taizhang.machine.Logs;
import taizhang.machine.Processes;

/** A program that we started: its environment, its log, its process id on file, and how to stop it. */
final class ChildProcess implements Part {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The shell writes its own number down and becomes the program: no kill of the launcher comes between the two. */
    private static final String REMEMBERED = "echo $$ > \"$0\" && exec \"$@\"";

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Home home;
    private final Health health;
    private @Nullable Process process;

    /**
     * How a program says how it is.
     *
     * @param ready whether it serves requests
     * @param answers whether it answers at all
     * @param obstacle what is in the way of its start
     */
    record Health(BooleanSupplier ready, BooleanSupplier answers, Supplier<@Nullable String> obstacle) {}

    ChildProcess(String name, List<String> command, Map<String, String> environment, Home home, Health health) {
        this.name = name;
        this.command = command;
        this.environment = environment;
        this.home = home;
        this.health = health;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() {
        kill();
        // A session of its own: Ctrl-C reaches the launcher only, which then stops all in order.
        List<String> whole = new ArrayList<>(Processes.ownSession());
        whole.addAll(List.of("sh", "-c", REMEMBERED, Orphans.pidFile(home, name).toString()));
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.log(name).toFile()))
                .directory(Orphans.workFolder(home, name).toFile());
        // Secrets of the user's shell are no business of the child; what it needs is in the map.
        builder.environment().keySet().removeIf(key -> key.startsWith("TAIZHANG_"));
        builder.environment().putAll(environment);
        try {
            Logs.bound(home.log(name));
            Process started = builder.start();
            started.getOutputStream().close();
            process = started;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be started", e);
        }
    }

    @Override
    public boolean isReady() {
        return isRunning() && health.ready().getAsBoolean();
    }

    @Override
    public boolean answers() {
        return health.answers().getAsBoolean();
    }

    @Override
    public @Nullable String obstacle() {
        return health.obstacle().get();
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
        if (running != null && !Processes.isFrozen(running.toHandle())) {
            running.destroy();
            running.onExit()
                    .completeOnTimeout(running, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        }
        kill();
    }

    /** Its workers, too: they live on when it was killed, and keep its port. */
    @Override
    public void kill() {
        Orphans.kill(home, name);
    }
}
