package taizhang.records.attachment;

import java.nio.file.Path;

/**
 * A file that has arrived whole and belongs to nothing yet. Closing it forgets it.
 *
 * @param name as it is to be shown
 * @param size bytes
 */
public record Upload(Path file, String name, long size, String sha256) implements AutoCloseable {

    /** Never fails: the file may be attached by then. */
    @Override
    public void close() {
        WaitingRoom.forget(file);
    }
}
