package taizhang.records.attachment;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Downloads: not repeated, continued, looked at, and of a content that is lost. */
@QuarkusTest
class DownloadTest extends AttachmentFixture {

    @Test
    void anUnchangedFileIsNotSentAgain() {
        String activity = activity();
        Map<String, Object> file = attached(activity, "a.pdf", Samples.pdf());
        String path = files(activity) + "/" + file.get("id");
        own("reader")
                .header("If-None-Match", "\"" + hash(file.get("sha256")) + "\"")
                .get(path)
                .then()
                .statusCode(304);
        own("reader").header("If-None-Match", "\"2\"").get(path).then().statusCode(200);
    }

    @Test
    void aLookAtTheHeadOpensNothing() throws Exception {
        String activity = activity();
        byte[] content = Samples.pdf();
        Map<String, Object> file = attached(activity, "a.pdf", content);
        Files.delete(stored(file.get("sha256")));
        Response head = own("reader").head(files(activity) + "/" + file.get("id"));
        head.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("ETag", "\"" + hash(file.get("sha256")) + "\"")
                .header("Content-Length", String.valueOf(content.length));
        assertEquals("", head.asString());
        // A range is of what GET answers.
        own("reader")
                .header("Range", "bytes=0-3")
                .head(files(activity) + "/" + file.get("id"))
                .then()
                .statusCode(200)
                .header("Content-Length", String.valueOf(content.length));
    }

    @Test
    void aDownloadGoesOnWhereItWasCutOff() {
        String activity = activity();
        byte[] content = Samples.text("%PDF-0123456789");
        Map<String, Object> file = attached(activity, "a.pdf", content);
        String path = files(activity) + "/" + file.get("id");
        own("reader")
                .header("Range", "bytes=5-7")
                .get(path)
                .then()
                .statusCode(206)
                .header("Content-Range", "bytes 5-7/15")
                .header("Content-Length", "3")
                .body(equalTo("012"));
        own("reader")
                .header("Range", "bytes=-2")
                .get(path)
                .then()
                .statusCode(206)
                .body(equalTo("89"));
        own("reader")
                .header("Range", "bytes=13-")
                .header("If-Range", "\"" + hash(file.get("sha256")) + "\"")
                .get(path)
                .then()
                .statusCode(206)
                .body(equalTo("89"));
        own("reader")
                .header("Range", "bytes=13-")
                .header("If-Range", "\"another\"")
                .get(path)
                .then()
                .statusCode(200);
        own("reader").header("Range", "bytes=0-1,3-4").get(path).then().statusCode(200);
        isProblem(own("reader").header("Range", "bytes=15-").get(path).then(), 416, "range-not-satisfiable");
    }

    @Test
    void aContentThatIsLostIsNotCalledAFault() throws Exception {
        String activity = activity();
        Map<String, Object> file = attached(activity, "a.pdf", Samples.pdf());
        Files.delete(stored(file.get("sha256")));
        Response answer = own("reader").get(files(activity) + "/" + file.get("id"));
        isProblem(answer.then(), 503, "storage-unavailable");
        answer.then().body(not(containsString("evidence-")));
    }
}
