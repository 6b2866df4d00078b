package taizhang.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {

    @TempDir
    Path folder;

    @Test
    void aMirrorDiffersOnlyAfterAChange() throws Exception {
        Path source = Files.createDirectories(folder.resolve("source/app")).getParent();
        Path file = Files.writeString(source.resolve("app/x.jar"), "1");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:00.123456789Z")));
        Path copy = folder.resolve("copy");
        Files.createDirectories(copy);
        Files.writeString(copy.resolve("stale.jar"), "old");
        Folders.mirror(source, copy);
        assertFalse(Folders.differ(source, copy));
        assertFalse(Files.exists(copy.resolve("stale.jar")));
        assertEquals("1", Files.readString(copy.resolve("app/x.jar")));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-01T00:00:05Z")));
        assertTrue(Folders.differ(source, copy));
    }

    @Test
    void aPrivateFileIsNeverWider() throws Exception {
        Path file = folder.resolve("secret");
        Files.writeString(file, "old");
        Folders.writePrivate(file, "new");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("new", Files.readString(file));
    }
}
