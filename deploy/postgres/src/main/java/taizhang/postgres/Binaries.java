package taizhang.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import taizhang.machine.Folders;
import taizhang.machine.LaunchException;

/** Unpacks the PostgreSQL programs from the class path, once for each version, however many processes ask for it. */
final class Binaries {

    private static final Object ONE_AT_A_TIME = new Object();

    private Binaries() {}

    /** Returns the folder that holds {@code bin}, {@code lib} and {@code share}; unpacks it below {@code folder} first if needed. */
    static Path unpack(Path folder) {
        Path target = folder.resolve("postgresql-" + version());
        // A file lock is held by the whole JVM, so threads of one JVM need a monitor besides.
        synchronized (ONE_AT_A_TIME) {
            try {
                Files.createDirectories(folder);
                try (FileChannel channel = FileChannel.open(
                                folder.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var lock = channel.lock()) {
                    if (lock.isValid() && !Files.isExecutable(target.resolve("bin/postgres"))) {
                        unpackInto(target);
                    }
                }
                return target;
            } catch (IOException e) {
                throw new UncheckedIOException("The PostgreSQL programs cannot be unpacked to " + target, e);
            }
        }
    }

    private static void unpackInto(Path target) throws IOException {
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        Folders.delete(partial);
        Folders.delete(target);
        try (InputStream packed = archive();
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, partial);
            }
        }
        // Only a complete folder ever carries the final name, whatever kills us in between.
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("Entry outside the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent() == null ? folder : file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static InputStream archive() throws IOException {
        InputStream archive = Binaries.class.getResourceAsStream("/" + archiveName());
        if (archive == null) {
            throw new LaunchException("There are no PostgreSQL programs for this system (" + archiveName()
                    + " is not on the class path). Point TAIZHANG_RECORDS_DATABASE_URL and"
                    + " TAIZHANG_REPORTING_DATABASE_URL at a PostgreSQL 16 or newer of your own.");
        }
        return archive;
    }

    private static String archiveName() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        return "postgres-" + (os.contains("mac") ? "darwin" : "linux") + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    /** The size of the archive stands for its version, which its jar does not name: a new jar is unpacked beside the old one. */
    private static String version() {
        try (InputStream archive = archive()) {
            return "18-" + archive.available();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
