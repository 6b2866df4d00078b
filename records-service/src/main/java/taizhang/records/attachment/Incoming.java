package taizhang.records.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

/** Takes a file in, hashing it on its way to the disk: whatever its size, a few kilobytes of it are in memory. */
@ApplicationScoped
class Incoming {

    static final long MOST_BYTES = 20L << 20;

    private final AttachmentSettings settings;
    private final WaitingRoom room;
    private final AtomicLong promised = new AtomicLong();

    /** Where a file comes from. */
    @FunctionalInterface
    interface Source {
        /** @return its name */
        String copyTo(OutputStream sink) throws IOException;
    }

    Incoming(AttachmentSettings settings, WaitingRoom room) {
        this.settings = settings;
        this.room = room;
    }

    /** @throws ProblemException 400, 413, 415, 422, 503 {@code storage-unavailable}; nothing is left then */
    Upload receive(@Nullable String contentType, InputStream body) {
        return receive(MultipartForm.of(contentType, body)::copyFile, MOST_BYTES);
    }

    /** @throws ProblemException 413, 503 {@code storage-unavailable}, and as the source does; nothing is left then */
    Upload receive(Source source, long mostBytes) {
        // Each may still become as large as it may: what is free now is promised to all of them.
        long all = promised.addAndGet(mostBytes);
        try {
            return receive(source, mostBytes, newFile(all));
        } finally {
            promised.addAndGet(-mostBytes);
        }
    }

    private static Upload receive(Source source, long mostBytes, Path file) {
        boolean received = false;
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            Sink sink = new Sink(new DigestOutputStream(Files.newOutputStream(file), sha256), mostBytes);
            String name;
            try (sink) {
                name = source.copyTo(sink);
            }
            Upload upload = new Upload(file, name, sink.size, HexFormat.of().formatHex(sha256.digest()));
            received = true;
            return upload;
        } catch (UncheckedIOException storage) {
            throw StorageProblem.of(storage);
        } catch (IOException storage) {
            throw StorageProblem.of(storage);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            if (!received) {
                WaitingRoom.forget(file);
            }
        }
    }

    /** @param needed bytes that uploads under way may come to take, this one included */
    private Path newFile(long needed) {
        try {
            Path folder = room.folder();
            if (Files.getFileStore(folder).getUsableSpace() - needed
                    < settings.keepFree().asLongValue()) {
                throw new IOException("the disk is full but for what is kept free");
            }
            return Files.createTempFile(folder, "", ".part");
        } catch (IOException storage) {
            throw StorageProblem.of(storage);
        }
    }

    /** Counts, and tells a disk that does not take it from a client that does not send it. */
    private static final class Sink extends FilterOutputStream {

        private final long mostBytes;
        private long size;

        Sink(OutputStream file, long mostBytes) {
            super(file);
            this.mostBytes = mostBytes;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            size += length;
            if (size > mostBytes) {
                throw ProblemException.of(HttpProblem.TOO_LARGE);
            }
            try {
                out.write(bytes, offset, length);
            } catch (IOException storage) {
                throw new UncheckedIOException(storage);
            }
        }

        @Override
        public void flush() {
            try {
                out.flush();
            } catch (IOException storage) {
                throw new UncheckedIOException(storage);
            }
        }
    }
}
