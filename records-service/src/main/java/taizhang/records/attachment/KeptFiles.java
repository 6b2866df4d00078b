package taizhang.records.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Today;

/**
 * Files that are a whole body and belong to no record. Whoever keeps one says so by {@link ContentUse}, in the transaction
 * that {@link #confirm}s it. All throw 503 {@code storage-unavailable}.
 */
@ApplicationScoped
public class KeptFiles {

    private static final int BUFFER = 1 << 16;

    private final Incoming incoming;
    private final ContentRepository contents;
    private final ContentStore store;
    private final Today today;

    KeptFiles(Incoming incoming, ContentRepository contents, ContentStore store, Today today) {
        this.incoming = incoming;
        this.contents = contents;
        this.store = store;
        this.today = today;
    }

    /**
     * @param name to be shown
     * @throws ProblemException 400, 413
     */
    public Upload receive(String name, InputStream body, long mostBytes) {
        return incoming.receive(sink -> copy(name, body, sink), mostBytes);
    }

    /** A client that stops sending is told apart from a disk that does not take what it has sent. */
    private static String copy(String name, InputStream body, OutputStream sink) throws IOException {
        byte[] part = new byte[BUFFER];
        int length;
        while ((length = read(body, part)) >= 0) {
            sink.write(part, 0, length);
        }
        return name;
    }

    private static int read(InputStream body, byte[] part) {
        try {
            return body.read(part);
        } catch (IOException cutOff) {
            throw ProblemException.of(HttpProblem.BAD_REQUEST);
        }
    }

    /** In a transaction before {@link #store}: from now on the content is deleted again unless it is confirmed. */
    public void announce(Upload upload) {
        contents.announce(upload.sha256(), upload.size(), today.instant());
    }

    /** Stores it, not in a transaction. The file may be gone afterwards. */
    public void store(Upload upload) {
        try {
            store.put(upload.file(), upload.sha256());
        } catch (IOException storage) {
            throw StorageProblem.of(storage);
        }
    }

    /** Keeps the content from now on; in the transaction of what refers to it. @throws ProblemException 409 when it has been deleted meanwhile */
    public void confirm(Upload upload) {
        if (!contents.confirm(upload.sha256())) {
            throw ProblemException.of(HttpProblem.CONFLICT);
        }
    }

    public InputStream open(String sha256, long size) {
        try {
            return store.open(sha256, 0, size);
        } catch (IOException storage) {
            throw StorageProblem.of(storage);
        }
    }

    /** @return a copy on this machine, which is forgotten when it is closed */
    public Upload copy(String sha256, long size) {
        try (InputStream content = open(sha256, size)) {
            return receive("", content, size);
        } catch (IOException storage) {
            throw StorageProblem.of(storage);
        }
    }

    /**
     * @param disposition a Content-Disposition; null: there is none
     * @return the last part of the path that it names; null: it names none
     * @throws ProblemException 422 when it cannot be a name
     */
    public static @Nullable String name(@Nullable String disposition) {
        return FileNameRules.name(disposition);
    }

    /** @return a Content-Disposition with which no browser shows the file in its window */
    public static String disposition(String name) {
        return FileNameRules.disposition(name);
    }
}
