package taizhang.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Held by the launcher that runs this data directory; the system lets go of it whatever ends that process. */
final class RunLock implements AutoCloseable {

    /** A channel that nobody refers to would be closed by the garbage collector, and its lock with it. */
    private static final List<RunLock> KEPT = new CopyOnWriteArrayList<>();

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, or returns null when another launcher has it. */
    static @Nullable RunLock tryTake(Home home) {
        Path file = home.run().resolve("lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                return null;
            }
            return new RunLock(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("The lock " + file + " cannot be taken", e);
        }
    }

    /** Never given back: it goes with this process, and so only when the last part has been stopped. */
    void keepUntilExit() {
        KEPT.add(this);
    }

    static boolean isHeld(Home home) {
        try (RunLock lock = tryTake(home)) {
            return lock == null;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
