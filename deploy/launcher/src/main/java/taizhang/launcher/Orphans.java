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

    /** Stops what is left of the program; true if there was anything. */
    static boolean stop(Home home, String name) {
        List<ProcessHandle> left = left(home, name);
        left.stream().filter(one -> !Processes.isFrozen(one)).forEach(one -> {
            one.destroy();
            await(one, 15);
        });
        kill(home, name);
        return !left.isEmpty();
    }

    /** Ends it by force. */
    static void kill(Home home, String name) {
        List<ProcessHandle> left = left(home, name);
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(one -> await(one, 5));
        try {
            Files.deleteIfExists(pidFile(home, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ProcessHandle> left(Home home, String name) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            if (!Files.exists(pidFile(home, name))) {
                return List.of();
            }
            long leader = Long.parseLong(Files.readString(pidFile(home, name)).strip());
            Path folder = workFolder(home, name);
            return all.filter(one -> Processes.belongsTo(one, leader, folder)).toList();
        } catch (IOException | NumberFormatException e) {
            return List.of();
        }
    }

    private static void await(ProcessHandle one, int seconds) {
        one.onExit().completeOnTimeout(one, seconds, TimeUnit.SECONDS).join();
    }
}
