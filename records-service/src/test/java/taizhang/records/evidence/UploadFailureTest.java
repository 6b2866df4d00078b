package taizhang.records.evidence;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fails after all has arrived: a store that takes nothing, a record that cannot be written, a process that dies. */
@QuarkusTest
class UploadFailureTest extends EvidenceServiceTest {

    @Inject
    EvidenceSweep sweep;

    @Inject
    WaitingRoom room;

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
}
