package taizhang.records.evidence;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import taizhang.api.testing.Token;
import taizhang.records.RecordsTest;

/** What the tests of files share: a unit with a recorder, an approver and a reader, and somebody of another unit. */
abstract class EvidenceFixture extends RecordsTest {

    static final String ACTIVITIES = "/v1/activities";

    @Inject
    DataSource database;

    @Inject
    EvidenceSettings settings;

    @BeforeEach
    void units() {
        for (String unit : List.of("EV-OWN", "EV-OTHER")) {
            admin().header("If-None-Match", "*")
                    .body(Map.of(
                            "name", Map.of("zh", "单位", "en", "Unit"),
                            "kind", "party-branch",
                            "validFrom", "2000-01-01"))
                    .put("/v1/organizations/" + unit);
        }
    }

    static RequestSpecification admin() {
        return given().contentType("application/json").auth().oauth2(Token.of("admin"));
    }

    static RequestSpecification own(String role) {
        return as(role, "ev-" + role, "EV-OWN");
    }

    static RequestSpecification foreign(String role) {
        return as(role, "ev-foreign", "EV-OTHER");
    }

    static String activity() {
        return activity("draft");
    }

    static String activity(String status) {
        return own("recorder")
                .body(Map.of(
                        "type", "party-lecture",
                        "organization", "EV-OWN",
                        "title", "党课",
                        "heldOn", "2020-03-05",
                        "status", status))
                .post(ACTIVITIES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    static String files(String activity) {
        return ACTIVITIES + "/" + activity + "/attachments";
    }

    static Response upload(String activity, String name, byte[] content) {
        return upload(own("recorder"), files(activity), name, content);
    }

    static Response upload(RequestSpecification who, String path, String name, byte[] content) {
        return raw(who, path, "Content-Disposition: form-data; name=\"file\"; filename=\"" + name + "\"", content);
    }

    /** A body as it goes over the line, with the name as it is. */
    static Response raw(RequestSpecification who, String path, String header, byte[] content) {
        return who.contentType("multipart/form-data; boundary=b0undary")
                .body(multipart(header, content))
                .post(path);
    }

    static byte[] multipart(String header, byte[] content) {
        return join(
                Samples.text("--b0undary\r\n" + header + "\r\nContent-Type: text/html\r\n\r\n"),
                content,
                Samples.text("\r\n--b0undary--\r\n"));
    }

    static byte[] join(byte[]... parts) {
        int length = Stream.of(parts).mapToInt(part -> part.length).sum();
        java.nio.ByteBuffer all = java.nio.ByteBuffer.allocate(length);
        Stream.of(parts).forEach(all::put);
        return all.array();
    }

    static Map<String, Object> attached(String activity, String name, byte[] content) {
        return new HashMap<>(upload(activity, name, content)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .<String, Object>getMap(""));
    }

    static ValidatableResponse remove(String activity, Object id, int version) {
        return own("recorder")
                .header("If-Match", "\"" + version + "\"")
                .delete(files(activity) + "/" + id)
                .then();
    }

    static void isProblem(ValidatableResponse response, int status, String code) {
        response.statusCode(status)
                .contentType(containsString("application/problem+json"))
                .body("code", equalTo(code))
                .body("status", equalTo(status));
    }

    static int version(String activity) {
        return own("reader").get(ACTIVITIES + "/" + activity).path("version");
    }

    /** Files that are arriving, files that are stored, contents that are known, changes: what a refusal must not add to. */
    List<Long> left() throws SQLException, IOException {
        return List.of(
                count("incoming"),
                count("") - count("incoming"),
                number("select count(*) from evidence_content"),
                number("select count(*) from change"));
    }

    long count(String below) throws IOException {
        Path folder = settings.folder().resolve(below);
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".lock"))
                    .count();
        }
    }

    Path stored(Object sha256) {
        String hash = String.valueOf(sha256);
        return settings.folder()
                .resolve(hash.substring(0, 2))
                .resolve(hash.substring(2, 4))
                .resolve(hash);
    }

    long number(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
