package taizhang.records.evidence;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files are attached, listed, downloaded and removed, each time as one change of the record. */
@QuarkusTest
class EvidenceTest extends EvidenceFixture {

    @Inject
    EvidenceSweep sweep;

    @Test
    void attachedListedAndDownloaded() throws Exception {
        String activity = activity();
        byte[] content = Samples.pdf();
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        Response created = upload(activity, "签到表.pdf", content);
        created.then()
                .statusCode(201)
                .header("ETag", "\"" + sha256 + "\"")
                .body("name", equalTo("签到表.pdf"))
                .body("mediaType", equalTo("application/pdf"))
                .body("size", equalTo(content.length))
                .body("sha256", equalTo(sha256))
                .body("createdBy", equalTo("ev-recorder"));
        String location = files(activity) + "/" + created.path("id");
        created.then().header("Location", endsWith(location));
        own("reader")
                .get(files(activity))
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("items", hasSize(1))
                .body("items[0]", equalTo(created.path("")))
                .body("next", equalTo(null));
        Response download = own("reader").get(location);
        download.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("ETag", "\"" + sha256 + "\"")
                .header("Content-Length", String.valueOf(content.length))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("Content-Disposition", startsWith("attachment; "))
                .header("Content-Disposition", endsWith("filename*=UTF-8''%E7%AD%BE%E5%88%B0%E8%A1%A8.pdf"));
        assertArrayEquals(content, download.asByteArray());
        assertTrue(Files.exists(stored(sha256)));
    }

    @Test
    void theActivityAndItsChangesShowThem() {
        String activity = activity();
        own("reader").get(ACTIVITIES + "/" + activity).then().body("attachments", empty());
        Map<String, Object> file = attached(activity, "a.txt", Samples.text("会议记录"));
        own("reader")
                .get(ACTIVITIES + "/" + activity)
                .then()
                .header("ETag", "\"2\"")
                .body("updatedBy", equalTo("ev-recorder"))
                .body("attachments", contains(equalTo(file)));
        own("recorder")
                .header("If-Match", "\"2\"")
                .body(Map.of("title", "另一题"))
                .patch(ACTIVITIES + "/" + activity)
                .then()
                .statusCode(200)
                .body("attachments", contains(equalTo(file)));
        remove(activity, file.get("id"), 3).statusCode(204);
        history("activity", activity, 4)
                .body("items.operation", contains("created", "updated", "updated", "updated"))
                .body("items.version", contains(1, 2, 3, 4))
                .body("items[0].after.attachments", empty())
                .body("items[1].before.attachments", empty())
                .body("items[1].after.attachments", contains(equalTo(file)))
                .body("items[2].after.attachments", contains(equalTo(file)))
                .body("items[3].before.attachments", contains(equalTo(file)))
                .body("items[3].after.attachments", empty());
    }

    @Test
    void aPatchCannotChangeThem() {
        String activity = activity();
        isProblem(
                own("recorder")
                        .header("If-Match", "\"1\"")
                        .body(Map.of("attachments", List.of()))
                        .patch(ACTIVITIES + "/" + activity)
                        .then(),
                400,
                "unknown-field");
    }

    @Test
    void theKindsKeepTheirMediaTypes() {
        String activity = activity();
        for (Map.Entry<String, byte[]> file : Map.of(
                        "a.docx", Samples.docx(),
                        "a.xlsx", Samples.xlsx(),
                        "a.jpg", Samples.jpeg(),
                        "a.png", Samples.png(),
                        "a.txt", Samples.text("文字"),
                        "b.txt", "文字".getBytes(Charset.forName("GB18030")))
                .entrySet()) {
            Map<String, Object> attached = attached(activity, file.getKey(), file.getValue());
            own("reader")
                    .get(files(activity) + "/" + attached.get("id"))
                    .then()
                    .statusCode(200)
                    .header("Content-Type", equalTo(attached.get("mediaType")));
        }
    }

    /** Nobody would close what is opened for an answer that is not written. */
    @Test
    void theSameContentIsStoredOnceAndStaysWhileSomebodyHasIt() throws Exception {
        String first = activity();
        String second = activity();
        byte[] content = Samples.pdf();
        sweep();
        List<Long> before = left();
        Map<String, Object> one = attached(first, "a.pdf", content);
        Map<String, Object> two = attached(first, "b.pdf", content);
        Map<String, Object> three = attached(second, "a.pdf", content);
        assertEquals(List.of(0L, before.get(1) + 1, before.get(2) + 1, before.get(3) + 3), left());
        remove(first, one.get("id"), 3).statusCode(204);
        sweep();
        own("reader").get(files(first) + "/" + two.get("id")).then().statusCode(200);
        remove(first, two.get("id"), 4).statusCode(204);
        sweep();
        own("reader").get(files(second) + "/" + three.get("id")).then().statusCode(200);
        remove(second, three.get("id"), 2).statusCode(204);
        assertTrue(Files.exists(stored(one.get("sha256"))));
        sweep();
        assertFalse(Files.exists(stored(one.get("sha256"))));
        assertEquals(before.subList(0, 3), left().subList(0, 3));
    }

    @Test
    void aDeletedDraftTakesItsContentsAlong() throws Exception {
        String activity = activity();
        sweep();
        List<Long> before = left();
        attached(activity, "a.pdf", Samples.pdf());
        own("recorder")
                .header("If-Match", "\"2\"")
                .delete(ACTIVITIES + "/" + activity)
                .then()
                .statusCode(204);
        sweep();
        assertEquals(before.subList(0, 3), left().subList(0, 3));
    }

    @Test
    void twoUploadsOfTheSameContentAtOnce() throws Exception {
        byte[] content = Samples.pdf(30_000);
        List<String> activities =
                Stream.generate(EvidenceTest::activity).limit(8).toList();
        List<Long> before = left();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> uploads = activities.stream()
                    .<Callable<Integer>>map(
                            activity -> () -> upload(activity, "a.pdf", content).statusCode())
                    .toList();
            for (Future<Integer> upload : clients.invokeAll(uploads)) {
                assertEquals(201, upload.get());
            }
            // And into one record.
            List<Callable<Integer>> again = activities.stream()
                    .<Callable<Integer>>map(any ->
                            () -> upload(activities.get(0), "a.pdf", content).statusCode())
                    .toList();
            for (Future<Integer> upload : clients.invokeAll(again)) {
                assertEquals(201, upload.get());
            }
        } finally {
            clients.shutdownNow();
        }
        own("reader")
                .get(files(activities.get(0)))
                .then()
                .header("ETag", "\"10\"")
                .body("items", hasSize(9));
        assertEquals(List.of(0L, before.get(1) + 1, before.get(2) + 1, before.get(3) + 16), left());
    }

    @Test
    void whateverTheStatusUnlessVoided() {
        String submitted = activity("submitted");
        Map<String, Object> file = attached(submitted, "a.pdf", Samples.pdf());
        own("recorder")
                .header("If-Match", "\"2\"")
                .body(Map.of("to", "voided"))
                .post(ACTIVITIES + "/" + submitted + "/transitions")
                .then()
                .statusCode(200)
                .body("attachments", hasSize(1));
        isProblem(upload(submitted, "b.pdf", Samples.pdf()).then(), 409, "not-editable");
        isProblem(remove(submitted, file.get("id"), 3), 409, "not-editable");
        own("reader").get(files(submitted) + "/" + file.get("id")).then().statusCode(200);
    }

    @Test
    void versionsAreCompared() {
        String activity = activity();
        Map<String, Object> file = attached(activity, "a.pdf", Samples.pdf());
        String path = files(activity) + "/" + file.get("id");
        isProblem(own("recorder").delete(path).then(), 428, "precondition-required");
        isProblem(remove(activity, file.get("id"), 1), 412, "precondition-failed");
        isProblem(
                upload(own("recorder").header("If-Match", "\"1\""), files(activity), "b.pdf", Samples.pdf())
                        .then(),
                412,
                "precondition-failed");
        upload(own("recorder").header("If-Match", "\"2\""), files(activity), "b.pdf", Samples.pdf())
                .then()
                .statusCode(201);
    }

    @Test
    void rolesAndUnits() {
        String activity = activity();
        Map<String, Object> file = attached(activity, "a.pdf", Samples.pdf());
        String path = files(activity) + "/" + file.get("id");
        isProblem(upload(own("reader"), files(activity), "b.pdf", Samples.pdf()).then(), 403, "forbidden");
        isProblem(own("reader").header("If-Match", "\"2\"").delete(path).then(), 403, "forbidden");
        isProblem(anonymous().get(path).then(), 401, "unauthenticated");
        isProblem(
                upload(foreign("admin"), files(activity), "b.pdf", Samples.pdf())
                        .then(),
                404,
                "not-found");
        isProblem(foreign("admin").get(files(activity)).then(), 404, "not-found");
        isProblem(foreign("admin").get(path).then(), 404, "not-found");
        isProblem(foreign("admin").header("If-Match", "\"2\"").delete(path).then(), 404, "not-found");
        isProblem(upload(UUID.randomUUID().toString(), "b.pdf", Samples.pdf()).then(), 404, "not-found");
        isProblem(own("reader").get(files(activity) + "/" + UUID.randomUUID()).then(), 404, "not-found");
        isProblem(remove(activity, UUID.randomUUID(), 2), 404, "not-found");
        isProblem(own("reader").get(files(activity) + "/x").then(), 400, "invalid-parameter");
        isProblem(own("reader").get(files("x")).then(), 400, "invalid-parameter");
        assertEquals(2, version(activity));
    }

    /** A file of one record is not to be had by the address of another. */
    @Test
    void aFileBelongsToItsRecord() {
        Map<String, Object> file = attached(activity(), "a.pdf", Samples.pdf());
        isProblem(own("reader").get(files(activity()) + "/" + file.get("id")).then(), 404, "not-found");
    }

    private void sweep() throws Exception {
        sweep.sweep(Instant.now().plusSeconds(1));
    }
}
