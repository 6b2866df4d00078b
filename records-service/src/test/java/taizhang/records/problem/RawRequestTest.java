package taizhang.records.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.testing.Token;
import taizhang.records.RecordsTest;

/** Requests that no client library sends, byte by byte: each is answered with a problem that says where it is wrong. */
@QuarkusTest
class RawRequestTest extends RecordsTest {

    private static final String LIST = "/v1/activities";
    private static final String TYPE = "/v1/activity-types/raw-trial";

    private record Reply(int status, String head, String body) {

        static Reply of(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.indexOf("\r\n\r\n");
            return new Reply(Integer.parseInt(text.substring(9, 12)), text.substring(0, end), text.substring(end + 4));
        }

        void isProblem(int status, String code) {
            assertEquals(status, this.status, body);
            assertTrue(head.contains("application/problem+json"), head);
            assertTrue(head.toLowerCase(java.util.Locale.ROOT).contains("x-request-id: "), head);
            assertEquals(code, JsonPath.from(body).getString("code"), body);
            assertNotNull(JsonPath.from(body).getString("detail"));
        }

        void isParameter(String parameter, String code) {
            isProblem(400, "invalid-parameter");
            assertEquals(List.of(parameter), JsonPath.from(body).getList("errors.parameter"), body);
            assertEquals(List.of(code), JsonPath.from(body).getList("errors.code"), body);
        }
    }

    private static Reply send(String method, String address, String headers, byte[] body) throws IOException {
        return send(
                method + " " + address + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                        + (body.length == 0 ? "" : "Content-Length: " + body.length + "\r\n"),
                body);
    }

    private static Reply send(String head, byte[] body) throws IOException {
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        request.writeBytes((head + "Connection: close\r\nAuthorization: Bearer " + Token.of("admin") + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        request.writeBytes(body);
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(request.toByteArray());
            return Reply.of(socket.getInputStream().readAllBytes());
        }
    }

    private static Reply get(String address, String headers) throws IOException {
        return send("GET", address, headers, new byte[0]);
    }

    private static Reply put(String mediaType, byte[] body) throws IOException {
        return send("PUT", TYPE, "Content-Type: " + mediaType + "\r\n", body);
    }

    @ParameterizedTest
    @CsvSource({
        "q=100%, q, not-escaped",
        "q=党课, q, not-escaped",
        "q={a}, q, not-escaped",
        "q=a|b, q, not-escaped",
        "q=%B5%B3%BF%CE, q, unreadable",
        "q=a%07b, q, hidden-characters",
        "type=%C2%A0, type, blank",
        "type=, type, blank"
    })
    void aQueryThatCannotBeRead(String query, String parameter, String code) throws IOException {
        get(LIST + "?" + query, "").isParameter(parameter, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%zz", "/v1/organizations/%zz", "/v1/organizations/党", "/v1/organizations/{x}", TYPE + "%00"})
    void aPathThatCannotBeRead(String path) throws IOException {
        Reply reply = get(path, "");
        reply.isProblem(400, "invalid-parameter");
        assertEquals(List.of("path"), JsonPath.from(reply.body).getList("errors.parameter"));
    }

    @Test
    void asManyHeadersAsTheGatewayLetsThrough() throws IOException {
        String line = "x".repeat(31 << 10);
        assertEquals(
                200, get(LIST + "?limit=1", "X-A: " + line + "\r\nX-B: " + line + "\r\nX-C: " + line + "\r\n").status);
        get(LIST, "X-A: " + line + line + "\r\n").isProblem(431, "header-too-large");
        get(LIST + "?q=" + line, "").isParameter("q", "too-long");
        get(LIST + "?q=" + line + "x".repeat(2 << 10), "").isProblem(414, "address-too-long");
    }

    @Test
    void aHostIsNeededButForHealth() throws IOException {
        byte[] nothing = {};
        assertEquals(200, send("GET /q/health/live HTTP/1.0\r\n", nothing).status);
        send("GET " + LIST + " HTTP/1.0\r\n", nothing).isProblem(400, "bad-request");
        send("GET /nowhere HTTP/1.0\r\n", nothing).isProblem(400, "bad-request");
        for (String host : List.of("", "Host: a b\r\n", "Host: x:y\r\n")) {
            send("GET " + LIST + " HTTP/1.1\r\n" + host, nothing).isProblem(400, "bad-request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-2147483648", "-9223372036854775809", "99999999999", "0", "501"})
    void aLimitThatIsNone(String limit) throws IOException {
        Reply reply = get(LIST + "?limit=" + limit, "");
        reply.isParameter("limit", "out-of-range");
        assertEquals(List.of("must be from 1 to 500"), JsonPath.from(reply.body).getList("errors.detail"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void anIdempotencyKeyWithoutAValue(String key) throws IOException {
        send(
                        "POST",
                        LIST,
                        "Content-Type: application/json\r\nIdempotency-Key:" + key + "\r\n",
                        "{}".getBytes(StandardCharsets.UTF_8))
                .isParameter("Idempotency-Key", "blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "gb18030", "utf-16", "iso-8859-1", "\"GBK\"", "x"})
    void aBodyOfAnotherCharset(String charset) throws IOException {
        put("application/json; charset=" + charset, new byte[] {'{', '}'}).isProblem(415, "unsupported-media-type");
    }

    @Test
    void aBodyThatIsNoUtf8() throws IOException {
        byte[] lian = {(byte) 0xc1, (byte) 0xaa, (byte) 0xcd, (byte) 0xa8};
        for (byte[] body : List.of(
                with(lian),
                with(new byte[] {(byte) 0xc0, (byte) 0xaf}),
                with(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}),
                with(new byte[] {(byte) 0xff}),
                "{\"category\":\"a\"}".getBytes(StandardCharsets.UTF_16),
                "{\"category\":\"a\"}".getBytes(StandardCharsets.UTF_16LE),
                "{\"category\":\"a\"}".getBytes(Charset.forName("UTF-32BE")))) {
            put("application/json", body).isProblem(400, "not-utf8");
        }
        for (String type : List.of("Content-Type: application/merge-patch+json\r\n", "")) {
            send("PATCH", LIST + "/01970000-0000-7000-8000-000000000000", type + "If-Match: \"1\"\r\n", with(lian))
                    .isProblem(400, "not-utf8");
        }
    }

    private static byte[] with(byte[] text) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes("{\"category\":\"".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(text);
        body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    /** The rules are told, so the body has been read. */
    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/json; charset=UTF-8", "application/json;charset=\"utf-8\""})
    void aByteOrderMarkIsPassedOver(String mediaType) throws IOException {
        put(mediaType, "\ufeff{\"category\":\"党课\"}".getBytes(StandardCharsets.UTF_8))
                .isProblem(422, "invalid");
    }
}
