package taizhang.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import taizhang.machine.Folders;
import taizhang.machine.Processes;

/**
 * Programs of this data directory that outlived their launcher. Each program runs in a session and a working folder of its
 * own: both must fit before anything is stopped, since the number in a file may have passed to a stranger.
 */
final class Orphans {

    private Orphans() {}

    static Path workFolder(Home home, String name) {
        try {
            return Folders.createPrivate(home.run().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path pidFile(Home home, String name) {
        return home.run().resolve(name + ".pid");
    }

    static void remember(Home home, String name, long pid) throws IOException {
        Folders.writePrivate(pidFile(home, name), pid + "\n");
    }

    /** Stops what is left of the program; true if there was anything. */
    static boolean stop(Home home, String name) {
        Path pidFile = pidFile(home, name);
        if (!Files.exists(pidFile)) {
            return false;
        }
        try {
            long leader = Long.parseLong(Files.readString(pidFile).strip());
            List<ProcessHandle> left = left(leader, workFolder(home, name));
            left.forEach(ProcessHandle::destroy);
            left.forEach(one -> await(one, 15));
            List<ProcessHandle> stubborn = left(leader, workFolder(home, name));
            stubborn.forEach(ProcessHandle::destroyForcibly);
            stubborn.forEach(one -> await(one, 5));
            Files.deleteIfExists(pidFile);
            return !left.isEmpty();
        } catch (IOException | NumberFormatException e) {
            return false;
        }
    }

    private static List<ProcessHandle> left(long leader, Path folder) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(one -> Processes.belongsTo(one, leader, folder)).toList();
        }
    }

    private static void await(ProcessHandle one, int seconds) {
        one.onExit().completeOnTimeout(one, seconds, TimeUnit.SECONDS).join();
    }
}
