package taizhang.records.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.commons.io.input.BoundedInputStream;

/** Contents as files of one folder, in 65,536 folders below it so that none gets long. */
final class DiskStore implements ContentStore {

    private final Path folder;

    DiskStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(Path file, String sha256) throws IOException {
        Path target = place(sha256);
        Path near = folder.resolve(sha256.substring(0, 2));
        Path nearest = near.resolve(sha256.substring(2, 4));
        if (!Files.exists(target) || Files.size(target) != Files.size(file)) {
            Files.createDirectories(nearest);
            sync(file, StandardOpenOption.WRITE);
            // Of one file system: whoever reads sees all of it or nothing.
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
        }
        // A name is safe when its folder is written, and so are the names of the folders above. That holds for a
        // content
        // that was there, too: who has moved it there may not have come this far.
        for (Path above : List.of(nearest, near, folder)) {
            sync(above, StandardOpenOption.READ);
        }
    }

    @Override
    public InputStream open(String sha256, long from, long length) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(place(sha256)).position(from);
        return BoundedInputStream.builder()
                .setInputStream(Channels.newInputStream(channel))
                .setMaxCount(length)
                .get();
    }

    @Override
    public void delete(String sha256) throws IOException {
        Files.deleteIfExists(place(sha256));
    }

    private Path place(String sha256) {
        return folder.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    private static void sync(Path path, StandardOpenOption way) throws IOException {
        try (FileChannel channel = FileChannel.open(path, way)) {
            channel.force(true);
        }
    }
}
