package taizhang.records.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that has arrived whole and belongs to nothing yet. Closing it forgets it.
 *
 * @param name as it is to be shown
 * @param size bytes
 */
record Upload(Path file, String name, long size, String sha256) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
