package taizhang.machine;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders and files that nobody but the owner may read. */
public final class Folders {

    private Folders() {}

    public static Path createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return folder;
    }

    /** Writes a file of mode 0600; the content is never to be seen under wider permissions, nor half written. */
    public static void writePrivate(Path file, String content) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(partial, content);
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Makes the target a copy of the source, file times included (archives of classes depend on them). */
    public static void mirror(Path source, Path target) throws IOException {
        delete(target);
        try (Stream<Path> all = Files.walk(source)) {
            for (Path one : (Iterable<Path>) all::iterator) {
                Files.copy(one, target.resolve(source.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /** Whether a file of the source is missing in the copy or has another time there. */
    public static boolean differ(Path source, Path copy) {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path one : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Path other = copy.resolve(source.relativize(one));
                if (!Files.exists(other) || seconds(other) != seconds(one)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    /** Copies of times lose their nanoseconds on some JDKs. */
    private static long seconds(Path file) throws IOException {
        return Files.getLastModifiedTime(file).to(TimeUnit.SECONDS);
    }

    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
