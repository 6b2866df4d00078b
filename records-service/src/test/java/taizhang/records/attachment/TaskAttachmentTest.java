package taizhang.records.attachment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rectification tasks have files as activities have. */
@QuarkusTest
class TaskAttachmentTest extends AttachmentFixture {

    private static final String TASKS = "/v1/rectification-tasks";

    @Inject
    AttachmentSweep sweep;

    private static String task() {
        return own("recorder")
                .body(Map.of(
                        "organization", "EV-OWN",
                        "source", "self-inspection",
                        "title", "台账不全",
                        "foundOn", "2020-03-02"))
                .post(TASKS)
                .then()
                .statusCode(201)
                .body("attachments", empty())
                .extract()
                .path("id");
    }

    private static String of(String task) {
        return TASKS + "/" + task + "/attachments";
    }

    private static RequestSpecification ifMatch(String role, int version) {
        return own(role).header("If-Match", "\"" + version + "\"");
    }

    @Test
    void attachedShownAndRemoved() throws Exception {
        String task = task();
        byte[] content = Samples.docx();
        Response created = upload(own("recorder"), of(task), "整改报告.docx", content);
        created.then().statusCode(201);
        Map<String, Object> file = created.jsonPath().getMap("");
        String path = of(task) + "/" + file.get("id");
        assertArrayEquals(content, own("reader").get(path).asByteArray());
        own("reader")
                .get(TASKS + "/" + task)
                .then()
                .header("ETag", "\"2\"")
                .body("attachments", contains(equalTo(file)));
        own("reader").get(of(task)).then().header("ETag", "\"2\"").body("items", contains(equalTo(file)));
        // What was read can be sent back with an edit, but not another list.
        ifMatch("recorder", 2)
                .body(Map.of("title", "新题", "attachments", List.of(file)))
                .patch(TASKS + "/" + task)
                .then()
                .statusCode(200);
        isProblem(
                ifMatch("recorder", 3)
                        .body(Map.of("attachments", List.of()))
                        .patch(TASKS + "/" + task)
                        .then(),
                422,
                "invalid");
        sweep.sweep(Instant.now().plusSeconds(1));
        assertTrue(Files.exists(stored(file.get("sha256"))));
        ifMatch("recorder", 3).delete(path).then().statusCode(204);
        history("rectification-task", task, 4)
                .body("items.version", contains(1, 2, 3, 4))
                .body("items[1].after.attachments", contains(equalTo(file)))
                .body("items[3].after.attachments", empty());
        sweep.sweep(Instant.now().plusSeconds(1));
        assertFalse(Files.exists(stored(file.get("sha256"))));
    }

    @Test
    void namesThatLeadElsewhereOrAreChinese() {
        String task = task();
        upload(own("recorder"), of(task), "../../../etc/整改报告（终稿）.pdf", Samples.pdf())
                .then()
                .statusCode(201)
                .body("name", equalTo("整改报告（终稿）.pdf"));
        upload(own("recorder"), of(task), "C:\\..\\签到 表.pdf", Samples.pdf())
                .then()
                .statusCode(201)
                .body("name", equalTo("签到 表.pdf"));
    }

    @Test
    void aVoidTaskIsLeftAsItIs() {
        String task = task();
        String id = upload(own("recorder"), of(task), "a.pdf", Samples.pdf()).path("id");
        ifMatch("recorder", 2)
                .body(Map.of("to", "void", "note", "重复"))
                .post(TASKS + "/" + task + "/transitions")
                .then()
                .statusCode(200)
                .body("attachments", hasSize(1));
        isProblem(upload(own("recorder"), of(task), "b.pdf", Samples.pdf()).then(), 409, "not-editable");
        isProblem(ifMatch("recorder", 3).delete(of(task) + "/" + id).then(), 409, "not-editable");
        own("reader").get(of(task) + "/" + id).then().statusCode(200);
    }

    @Test
    void rolesAndUnits() {
        String task = task();
        String id = upload(own("recorder"), of(task), "a.pdf", Samples.pdf()).path("id");
        isProblem(upload(own("reader"), of(task), "b.pdf", Samples.pdf()).then(), 403, "forbidden");
        isProblem(upload(foreign("admin"), of(task), "b.pdf", Samples.pdf()).then(), 404, "not-found");
        isProblem(foreign("admin").get(of(task)).then(), 404, "not-found");
        isProblem(foreign("admin").get(of(task) + "/" + id).then(), 404, "not-found");
        // The files of activities have other addresses.
        isProblem(own("reader").get(files(task)).then(), 404, "not-found");
    }

    @Test
    void aRepeatedUploadIsAttachedOnce() {
        String task = task();
        byte[] content = Samples.pdf();
        Response first = keyed(task, "key-" + task, "a.pdf", content);
        first.then().statusCode(201);
        Response again = keyed(task, "key-" + task, "a.pdf", content);
        again.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("Location", first.header("Location"))
                .body("", equalTo(first.path("")));
        isProblem(keyed(task, "key-" + task, "b.pdf", content).then(), 422, "idempotency-key-reused");
        isProblem(keyed(task, "key-" + task, "a.pdf", Samples.pdf()).then(), 422, "idempotency-key-reused");
        isProblem(keyed(task(), "key-" + task, "a.pdf", content).then(), 422, "idempotency-key-reused");
        own("reader").get(of(task)).then().header("ETag", "\"2\"").body("items", hasSize(1));
        ifMatch("recorder", 2).delete(of(task) + "/" + first.path("id")).then().statusCode(204);
        keyed(task, "key-" + task, "a.pdf", content).then().statusCode(201).body("", equalTo(first.path("")));
    }

    private static Response keyed(String task, String key, String name, byte[] content) {
        return upload(own("recorder").header("Idempotency-Key", key), of(task), name, content);
    }

    @Test
    void aRemovalThatWaitedIsNotWrittenOverWhatItWaitedFor() throws Exception {
        String task = task();
        String file =
                upload(own("recorder"), of(task), "整改报告.docx", Samples.docx()).path("id");
        CompletableFuture<Response> removal;
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            try (PreparedStatement edit =
                    other.prepareStatement("update rectification_task set version = 3, title = '新题' where id = ?")) {
                edit.setObject(1, UUID.fromString(task));
                edit.executeUpdate();
            }
            removal = CompletableFuture.supplyAsync(() -> ifMatch("recorder", 2).delete(of(task) + "/" + file));
            awaitLock();
            other.commit();
        }
        isProblem(removal.get(20, TimeUnit.SECONDS).then(), 412, "precondition-failed");
        own("reader")
                .get(TASKS + "/" + task)
                .then()
                .body("title", equalTo("新题"))
                .body("version", equalTo(3));
    }

    private void awaitLock() throws SQLException {
        Instant patience = Instant.now().plus(Duration.ofSeconds(20));
        while (number(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like ?",
                        "%rectification_task%for update%")
                == 0) {
            assertTrue(Instant.now().isBefore(patience), "nobody waits");
            Thread.onSpinWait();
        }
    }
}
