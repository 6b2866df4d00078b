package taizhang.records.evidence;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.api.testing.Token;

/** Whatever is wrong with an upload is said clearly and leaves nothing behind: no file, no content, no change. */
@QuarkusTest
class UploadRefusalTest extends EvidenceFixture {

    private static final String HEADER = "Content-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"";

    @TestHTTPResource("/")
    URI address;

    private String activity;
    private List<Long> before;

    @BeforeEach
    void remember() throws Exception {
        activity = activity();
        before = left();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        for (int look = 0; look < 200 && !before.equals(left()); look++) {
            // The service may notice later than we do that we are gone.
            synchronized (this) {
                wait(50);
            }
        }
        assertEquals(before, left());
        own("reader").get(files(activity)).then().body("items.size()", is(0));
    }

    private void refused(String name, byte[] content, int status, String code, String rule) {
        Response answer = upload(activity, name, content);
        isProblem(answer.then(), status, code);
        answer.then().body("errors[0].code", equalTo(rule)).body("errors[0].pointer", equalTo("/file"));
    }

    @Test
    void aWrongExtension() {
        refused("a.png", Samples.pdf(), 415, "unsupported-file", "wrong-extension");
    }

    @Test
    void htmlNamedPdf() {
        refused(
                "a.pdf",
                Samples.text("<!doctype html><script>1</script>"),
                415,
                "unsupported-file",
                "unsupported-content");
        upload(own("recorder").header("Accept-Language", "zh"), files(activity), "a.pdf", Samples.text("<html>"))
                .then()
                .statusCode(415)
                .body("title", equalTo("不接受的文件种类"));
    }

    @Test
    void aZipBombInADocument() {
        refused("a.docx", Samples.bomb(300), 422, "invalid", "unpacks-too-large");
    }

    @Test
    void anEmptyFile() {
        refused("a.pdf", new byte[0], 422, "invalid", "empty");
    }

    @Test
    void aNameThatIsNone() {
        refused("..", Samples.pdf(), 422, "invalid", "required");
        refused("x".repeat(256) + ".pdf", Samples.pdf(), 422, "invalid", "too-long");
        raw(own("recorder"), files(activity), HEADER.replace("a.pdf", "a\0.pdf"), Samples.pdf())
                .then()
                .statusCode(oneOf(400, 422));
    }

    @Test
    void moreThan20MiB() throws Exception {
        for (int size : new int[] {(20 << 20) + 1, 21 << 20, 30 << 20, 40 << 20}) {
            byte[] body = multipart(HEADER, Samples.pdf(size));
            for (String answer : List.of(announced(files(activity), body), chunked(files(activity), body))) {
                assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
                assertTrue(answer.contains("\"code\":\"too-large\""), answer);
            }
        }
    }

    /** Who is told before the end has sent for nothing, but is told. */
    @Test
    void anAnswerThatDoesNotWaitForTheFile() throws Exception {
        byte[] body = multipart(HEADER, Samples.pdf(15 << 20));
        String nowhere = files(UUID.randomUUID().toString());
        assertTrue(announced(nowhere, body).startsWith("HTTP/1.1 404"));
        assertTrue(chunked(nowhere, body).startsWith("HTTP/1.1 404"));
    }

    /** Other addresses take records, which are small. */
    @Test
    void moreThan1MiBElsewhereWithoutSayingSo() throws Exception {
        String answer = chunked(ACTIVITIES, Samples.text("{\"title\": \"" + "x".repeat(3 << 20) + "\"}"));
        assertTrue(answer.startsWith("HTTP/1.1 413"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(answer.contains("\"code\":\"too-large\""), answer);
        String small = chunked(ACTIVITIES, Samples.text("{\"type\": \"no-such-type\"}"));
        assertTrue(small.startsWith("HTTP/1.1 422"), small);
    }

    @ParameterizedTest
    @CsvSource({
        "'Content-Disposition: form-data; name=\"other\"; filename=\"a.pdf\"', 400, unknown-field",
        "'Content-Disposition: form-data; filename=\"a.pdf\"', 400, malformed-upload",
        "'X-Nothing: 1', 400, malformed-upload",
        "'Content-Disposition: form-data; name=\"file\"', 422, invalid",
    })
    void aPartThatIsNotTheFile(String header, int status, String code) {
        isProblem(raw(own("recorder"), files(activity), header, Samples.pdf()).then(), status, code);
    }

    @Test
    void twoFilesOrNone() {
        byte[] part = join(Samples.text("--b\r\n" + HEADER + "\r\n\r\n"), Samples.pdf(), Samples.text("\r\n"));
        Response two = own("recorder")
                .contentType("multipart/form-data; boundary=b")
                .body(join(part, part, Samples.text("--b--\r\n")))
                .post(files(activity));
        isProblem(two.then(), 422, "invalid");
        Response none = own("recorder")
                .contentType("multipart/form-data; boundary=b")
                .body(Samples.text("--b--\r\n"))
                .post(files(activity));
        isProblem(none.then(), 400, "malformed-upload");
    }

    @Test
    void otherBodies() {
        isProblem(own("recorder").body("{}").post(files(activity)).then(), 415, "unsupported-media-type");
        isProblem(
                own("recorder")
                        .contentType("multipart/form-data")
                        .body(Samples.text("x"))
                        .post(files(activity))
                        .then(),
                415,
                "unsupported-media-type");
        isProblem(
                own("recorder")
                        .contentType("multipart/form-data; boundary=b")
                        .body(Samples.text("no boundary in sight"))
                        .post(files(activity))
                        .then(),
                400,
                "malformed-upload");
        isProblem(
                own("recorder")
                        .contentType("multipart/form-data; boundary=b0undary")
                        .body(Samples.text("--b0undary \r\n" + HEADER + "\r\n\r\n%PDF-\r\n--b0undary--\r\n"))
                        .post(files(activity))
                        .then(),
                400,
                "malformed-upload");
        isProblem(
                own("recorder")
                        .contentType("multipart/form-data; boundary=" + "b".repeat(71))
                        .body(Samples.text("--" + "b".repeat(70) + "--"))
                        .post(files(activity))
                        .then(),
                415,
                "unsupported-media-type");
    }

    @Test
    void aBodyWithoutItsEnd() {
        byte[] whole = multipart(HEADER, Samples.pdf());
        Response answer = own("recorder")
                .contentType("multipart/form-data; boundary=b0undary")
                .body(java.util.Arrays.copyOf(whole, whole.length - 10))
                .post(files(activity));
        isProblem(answer.then(), 400, "malformed-upload");
    }

    @Test
    void aCutOffUpload() throws Exception {
        byte[] body = multipart(HEADER, Samples.pdf(4 << 20));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head(files(activity), "Content-Length: " + body.length));
            out.write(body, 0, 2 << 20);
            out.flush();
            // It has begun to arrive.
            for (int look = 0; look < 200 && count("incoming") == 0; look++) {
                synchronized (this) {
                    wait(20);
                }
            }
            assertEquals(1, count("incoming"));
            socket.setSoLinger(true, 0);
        }
    }

    /** A disk that cannot be written looks the same from here, whatever the reason. */
    @Test
    void aFullDisk() throws Exception {
        Path incoming = settings.folder().resolve("incoming");
        Path aside = settings.folder().resolve("aside");
        Files.createDirectories(incoming);
        Files.move(incoming, aside);
        Files.writeString(incoming, "no folder");
        try {
            Response answer = upload(activity, "a.pdf", Samples.pdf());
            isProblem(answer.then(), 503, "storage-unavailable");
            answer.then().header("Retry-After", "30");
        } finally {
            Files.delete(incoming);
            Files.move(aside, incoming);
        }
    }

    private String announced(String path, byte[] body) throws Exception {
        return exchange(path, "Content-Length: " + body.length, out -> out.write(body));
    }

    private String chunked(String path, byte[] body) throws Exception {
        return exchange(path, "Transfer-Encoding: chunked", out -> {
            for (int from = 0; from < body.length; from += 65536) {
                int length = Math.min(65536, body.length - from);
                out.write(Samples.text(Integer.toHexString(length) + "\r\n"));
                out.write(body, from, length);
                out.write(Samples.text("\r\n"));
            }
            out.write(Samples.text("0\r\n\r\n"));
        });
    }

    private interface Sending {
        void to(OutputStream out) throws IOException;
    }

    /** Sends all of a request before reading, as most clients do. */
    private String exchange(String path, String length, Sending body) throws Exception {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(head(path, length));
            body.to(out);
            out.flush();
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                int read = in.read();
                if (read < 0) {
                    return answer.toString();
                }
                answer.append((char) read);
            }
            Matcher size = Pattern.compile("(?i)content-length: (\\d+)").matcher(answer);
            assertTrue(size.find(), answer::toString);
            return answer + new String(in.readNBytes(Integer.parseInt(size.group(1))), StandardCharsets.UTF_8);
        }
    }

    private byte[] head(String path, String length) {
        String type = path.endsWith("attachments") ? "multipart/form-data; boundary=b0undary" : "application/json";
        return Samples.text("POST " + path + " HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nAuthorization: Bearer " + Token.of("recorder", "ev-recorder", "EV-OWN") + "\r\nContent-Type: "
                + type + "\r\n" + length + "\r\n\r\n");
    }
}
