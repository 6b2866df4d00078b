package taizhang.records.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Keeps contents under their SHA-256; a content is there whole or not at all. */
interface ContentStore {

    /** Stores the file unless the content is there. The file may be gone afterwards. */
    void put(Path file, String sha256) throws IOException;

    /** @param from first byte, {@code length} bytes from there on */
    InputStream open(String sha256, long from, long length) throws IOException;

    /** Does nothing when it is not there. */
    void delete(String sha256) throws IOException;
}
