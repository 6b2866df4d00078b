package taizhang.records.attachment;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A folder of this process for files that are arriving. The process holds a lock as long as it lives, so that another
 * one can tell what was left behind by a dead one and delete it at once.
 */
@ApplicationScoped
class WaitingRoom {

    private static final Logger LOG = Logger.getLogger(WaitingRoom.class);
    private static final String LOCK = ".lock";

    private final Path all;
    private @Nullable FileChannel lock;
    private @Nullable Path own;

    WaitingRoom(AttachmentSettings settings) {
        all = settings.folder().toAbsolutePath().resolve("incoming");
    }

    synchronized Path folder() throws IOException {
        Path present = own;
        if (present == null || !Files.isDirectory(present)) {
            release();
            present = take();
            own = present;
        }
        return present;
    }

    private Path take() throws IOException {
        Files.createDirectories(all);
        String name = UUID.randomUUID().toString();
        Path file = all.resolve(name + LOCK);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        // Between the two lines before and after this one, another process may have taken it for a dead one's.
        if (channel.tryLock() == null || !Files.exists(file)) {
            channel.close();
            throw new IOException("no folder for what arrives");
        }
        lock = channel;
        return Files.createDirectory(all.resolve(name));
    }

    /**
     * Deletes what dead processes have left. The lock of this one is not even opened: on POSIX systems a process gives
     * up all its locks on a file when it closes that file anywhere.
     */
    synchronized void clear() throws IOException {
        if (!Files.isDirectory(all)) {
            return;
        }
        String ours = own == null ? "" : own.getFileName() + LOCK;
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(all, "*" + LOCK)) {
            for (Path file : locks) {
                if (!file.endsWith(ours)) {
                    clear(file);
                }
            }
        }
    }

    private static void clear(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock dead = channel.tryLock()) {
            if (dead != null) {
                String name = String.valueOf(file.getFileName());
                Path folder = file.resolveSibling(name.substring(0, name.length() - LOCK.length()));
                empty(folder);
                Files.deleteIfExists(folder);
                Files.deleteIfExists(file);
            }
        } catch (OverlappingFileLockException sameProcess) {
            LOG.tracef("%s is in use", file);
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            LOG.warnf("a file that is not needed stays for now: %s", left.getMessage());
        }
    }

    @PreDestroy
    synchronized void release() throws IOException {
        // Without the lock the folder is anybody's.
        own = null;
        if (lock != null) {
            lock.close();
            lock = null;
        }
    }
}
