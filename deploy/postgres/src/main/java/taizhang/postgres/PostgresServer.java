package taizhang.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.machine.LaunchException;
import taizhang.machine.Logs;
import taizhang.machine.Ports;
import taizhang.machine.Processes;

/** The server process over one data folder: made, started, stopped, killed, and found again after a crash. */
final class PostgresServer {

    static final String SUPERUSER = "postgres";

    /** Says with an exception that the server is not yet ready. */
    interface Preparation {
        void run() throws SQLException;
    }

    private final Path directory;
    private final Path data;
    private final Path log;
    private final PostgresPrograms programs;
    private final boolean durable;
    private @Nullable FileChannel lock;
    private @Nullable Process process;

    PostgresServer(Path directory, Path programs, boolean durable) {
        this.directory = directory;
        this.data = directory.resolve("data");
        this.log = directory.resolve("postgresql.log");
        this.programs = new PostgresPrograms(programs, directory);
        this.durable = durable;
    }

    /** One launcher per folder: the lock goes with the process that holds it, whatever ends that one. */
    void lockFolder() throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                lock = channel;
                Logs.bound(log);
                return;
            }
        } catch (OverlappingFileLockException e) {
            // Held by another server of this very process; said below like any other holder.
        }
        channel.close();
        throw new LaunchException("The database folder " + directory + " is in use by another process.");
    }

    void unlockFolder() {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes the data folder if there is none. */
    void createCluster(String password) throws IOException {
        if (!Files.exists(data)) {
            programs.createCluster(data, password, durable);
        }
    }

    /** A server that outlived its launcher is stopped cleanly before a new one starts over the same data. */
    boolean stopOrphan() {
        if (left().isEmpty()) {
            return false;
        }
        ProcessHandle server = orphan();
        if (server != null && !Processes.isFrozen(server)) {
            stopCleanly();
        }
        // Also the children of a server that was killed: one that is frozen would hold its memory for ever.
        killAll(left());
        return true;
    }

    void start(int port, Instant deadline, Preparation preparation) {
        String lastReason = "it was not ready in time";
        while (Instant.now().isBefore(deadline)) {
            try {
                Process started = ensureStarted(port);
                try {
                    preparation.run();
                    return;
                } catch (SQLException e) {
                    lastReason = String.valueOf(e.getMessage());
                }
                if (started.waitFor(100, TimeUnit.MILLISECONDS)) {
                    lastReason = Logs.of(log, 5);
                    Ports.refuseOccupied(port, "PostgreSQL", "TAIZHANG_POSTGRES_PORT");
                    Thread.sleep(400);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchException("Interrupted while PostgreSQL was starting.", e);
            }
        }
        throw new LaunchException("PostgreSQL did not start: " + lastReason + "\nIts log: " + log);
    }

    private Process ensureStarted(int port) throws IOException {
        Process current = process;
        if (current != null && current.isAlive()) {
            return current;
        }
        Ports.refuseOccupied(port, "PostgreSQL", "TAIZHANG_POSTGRES_PORT");
        List<String> options = PostgresOptions.of(data, port, durable);
        List<String> command = new ArrayList<>(Processes.ownSession());
        command.addAll(programs.command("postgres", options));
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .directory(directory.toFile())
                .start();
        started.getOutputStream().close();
        process = started;
        return started;
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    CompletableFuture<?> ended() {
        return process == null ? new CompletableFuture<>() : process.onExit();
    }

    long pid() {
        if (process == null) {
            throw new IllegalStateException("PostgreSQL was not started");
        }
        return process.pid();
    }

    void stop() {
        Process running = process;
        if (running == null) {
            return;
        }
        if (running.isAlive() && !Processes.isFrozen(running.toHandle())) {
            stopCleanly();
            running.onExit().completeOnTimeout(running, 10, TimeUnit.SECONDS).join();
        }
        kill();
    }

    void kill() {
        if (process != null) {
            killAll(Stream.concat(Stream.of(process.toHandle()), left().stream())
                    .toList());
        }
    }

    private void stopCleanly() {
        try {
            programs.stop(data);
        } catch (IOException | LaunchException e) {
            // A server that does not stop is killed, and recovers from its log at the next start.
        }
    }

    private static void killAll(List<ProcessHandle> all) {
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(
                one -> one.onExit().completeOnTimeout(one, 5, TimeUnit.SECONDS).join());
    }

    /** The server and its children, or only they when it was killed. Each child has a session of its own, but works in the data folder. */
    private List<ProcessHandle> left() {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            Stream<ProcessHandle> working = all.filter(one ->
                    Processes.worksIn(one, data) && Processes.commandLine(one).contains("postgres"));
            return Stream.concat(Stream.ofNullable(orphan()), working)
                    .distinct()
                    .toList();
        }
    }

    private @Nullable ProcessHandle orphan() {
        Path pidFile = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(pidFile)) {
                return null;
            }
            String firstLine = Files.readAllLines(pidFile).get(0).strip();
            // The number may have passed to another program since: only a postgres over this data folder is ours.
            return ProcessHandle.of(Long.parseLong(firstLine))
                    .filter(handle -> Processes.commandLine(handle).contains(data.toString()))
                    .orElse(null);
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return null;
        }
    }
}
