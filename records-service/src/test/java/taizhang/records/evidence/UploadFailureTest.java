package taizhang.records.evidence;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.ProblemType;
import taizhang.api.testing.Token;
import taizhang.records.problem.RecordsProblem;

/** What fails after all has arrived: a store that takes nothing, a record that cannot be written, a process that dies. */
@QuarkusTest
class UploadFailureTest extends EvidenceFixture {

    @Inject
    EvidenceSweep sweep;

    @Inject
    WaitingRoom room;

    @TestHTTPResource("/")
    URI address;

    private String activity;

    @BeforeEach
    void nothingInDoubt() throws Exception {
        activity = activity();
        sweep.sweep(Instant.now().plusSeconds(1));
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    /** A content whose folder in the store is not there yet. */
    private byte[] unlikeAllOthers() throws Exception {
        byte[] content = Samples.pdf();
        while (Files.exists(settings.folder().resolve(sha256(content).substring(0, 2)))) {
            content = Samples.text("%PDF-1.4 " + UUID.randomUUID());
        }
        return content;
    }

    @Test
    void aStoreThatIsFull() throws Exception {
        List<Long> before = left();
        byte[] content = unlikeAllOthers();
        Path inTheWay = settings.folder().resolve(sha256(content).substring(0, 2));
        Files.createDirectories(settings.folder());
        Files.writeString(inTheWay, "no folder can be made here");
        try {
            Response answer = upload(activity, "a.pdf", content);
            isProblem(answer.then(), 503, "storage-unavailable");
            answer.then().header("Retry-After", "30").body(not(containsString(inTheWay.toString())));
        } finally {
            Files.delete(inTheWay);
        }
        own("reader").get(files(activity)).then().header("ETag", "\"1\"").body("items", empty());
        sweep.sweep(Instant.now().plusSeconds(1));
        assertEquals(before, left());
        upload(activity, "a.pdf", content).then().statusCode(201);
    }

    /** Repeats are told apart only after all has arrived, so that the record is looked at last. */
    @Test
    void aContentWhoseRecordIsNotWritten() throws Exception {
        own("recorder")
                .header("If-Match", "\"1\"")
                .body(Map.of("to", "submitted"))
                .post(ACTIVITIES + "/" + activity + "/transitions")
                .then()
                .statusCode(200);
        own("recorder")
                .header("If-Match", "\"2\"")
                .body(Map.of("to", "voided"))
                .post(ACTIVITIES + "/" + activity + "/transitions")
                .then()
                .statusCode(200);
        List<Long> before = left();
        byte[] content = Samples.pdf();
        isProblem(
                upload(
                                own("recorder")
                                        .header(
                                                "Idempotency-Key",
                                                UUID.randomUUID().toString()),
                                files(activity),
                                "a.pdf",
                                content)
                        .then(),
                409,
                "not-editable");
        assertTrue(Files.exists(stored(sha256(content))));
        // Another upload of the same content may be under way: it is not deleted at once.
        sweep.sweep(Instant.now().minus(EvidenceService.DOUBT));
        assertTrue(Files.exists(stored(sha256(content))));
        sweep.sweep(Instant.now().plusSeconds(1));
        assertFalse(Files.exists(stored(sha256(content))));
        assertEquals(before, left());
    }

    @Test
    void whatADeadProcessLeavesArriving() throws Exception {
        Path own = Files.createTempFile(room.folder(), "", ".part");
        String dead = UUID.randomUUID().toString();
        Path incoming = settings.folder().resolve("incoming");
        Path lock = Files.createFile(incoming.resolve(dead + ".lock"));
        Path left =
                Files.writeString(Files.createDirectory(incoming.resolve(dead)).resolve("x.part"), "half a file");
        room.clear();
        assertFalse(Files.exists(left));
        assertFalse(Files.exists(lock));
        assertTrue(Files.exists(own), "what arrives here stays");
        Files.delete(own);
    }

    /** A look around must not give away the lock by which others see that this process lives. */
    @Test
    void whatArrivesHereIsSafeFromOthers() throws Exception {
        Path folder = room.folder();
        room.clear();
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        "target/test-classes",
                        OtherProcess.class.getName(),
                        folder + ".lock")
                .inheritIO()
                .start();
        assertEquals(OtherProcess.REFUSED, other.waitFor());
    }

    /** Of another process: whether the lock on a file is to be had. */
    static final class OtherProcess {

        static final int REFUSED = 7;

        public static void main(String[] file) throws Exception {
            try (FileChannel channel = FileChannel.open(Path.of(file[0]), StandardOpenOption.WRITE)) {
                System.exit(channel.tryLock() == null ? REFUSED : 0);
            }
        }
    }

    /** Of a waiting room and its disk. */
    private record Settings(Path folder, MemorySize keepFree, EvidenceSettings.S3 s3) implements EvidenceSettings {

        static Settings of(Path folder, long keepFree) {
            return new Settings(folder, new MemorySize(BigInteger.valueOf(keepFree)), null);
        }
    }

    @Test
    void aFolderWhoseLockIsLostIsNotUsedAgain(@TempDir Path temp) throws Exception {
        WaitingRoom waiting = new WaitingRoom(Settings.of(temp, 0));
        Path first = waiting.folder();
        Path incoming = temp.resolve("incoming");
        Files.move(incoming, temp.resolve("aside"));
        Files.createFile(incoming);
        assertThrows(IOException.class, waiting::folder);
        Files.delete(incoming);
        Files.move(temp.resolve("aside"), incoming);
        assertNotEquals(first, waiting.folder());
        waiting.release();
    }

    @Test
    void spaceIsKeptFree(@TempDir Path temp) throws Exception {
        WaitingRoom waiting = new WaitingRoom(Settings.of(temp, 0));
        Incoming full = new Incoming(Settings.of(temp, Long.MAX_VALUE / 2), waiting);
        assertEquals(RecordsProblem.STORAGE_UNAVAILABLE, refusal(full, InputStream.nullInputStream()));
        // Room for 20 files: each of these uploads waits for another one to arrive before it goes on.
        long usable = Files.getFileStore(temp).getUsableSpace();
        Incoming small = new Incoming(Settings.of(temp, usable - 20 * Incoming.MOST_BYTES), waiting);
        AtomicInteger begun = new AtomicInteger();
        assertEquals(RecordsProblem.STORAGE_UNAVAILABLE, refusal(small, waitingForAnother(small, begun)));
        assertTrue(begun.get() > 10 && begun.get() < 30, () -> begun + " at once");
        // All of them have gone.
        assertEquals(RecordsProblem.MALFORMED_UPLOAD, refusal(small, InputStream.nullInputStream()));
        waiting.release();
    }

    private static ProblemType refusal(Incoming incoming, InputStream body) {
        return assertThrows(
                        ProblemException.class, () -> incoming.receive("multipart/form-data; boundary=b0undary", body))
                .type();
    }

    private static InputStream waitingForAnother(Incoming incoming, AtomicInteger begun) {
        return new InputStream() {
            private boolean waited;

            @Override
            public int read() {
                if (!waited && begun.incrementAndGet() < 100) {
                    waited = true;
                    incoming.receive("multipart/form-data; boundary=b0undary", waitingForAnother(incoming, begun));
                }
                return -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                return read();
            }
        };
    }

    /** Its record may refer to it already. */
    @Test
    void aFileThatCannotBeForgottenIsNoFailure(@TempDir Path temp) throws Exception {
        Path stuck = Files.createDirectory(temp.resolve("folder"));
        Files.createFile(stuck.resolve("file"));
        new Upload(stuck, "a.pdf", 1, "0".repeat(64)).close();
        assertTrue(Files.exists(stuck));
    }

    /** The rest of a body is waited for, not longer than ten seconds here; one that came whole leaves its connection open. */
    @Test
    void aConnectionOutlivesItsUpload() throws Exception {
        byte[] body = multipart("Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"", Samples.text("x"));
        String head = "POST " + files(activity) + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + Token.of("recorder", "ev-recorder", "EV-OWN")
                + "\r\nContent-Type: multipart/form-data; boundary=b0undary\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) Duration.ofSeconds(12).toMillis());
            socket.getOutputStream().write(join(Samples.text(head), body));
            InputStream in = socket.getInputStream();
            assertThrows(SocketTimeoutException.class, () -> in.transferTo(OutputStream.nullOutputStream()));
        }
        own("reader").get(files(activity)).then().header("ETag", "\"2\"");
    }
}
