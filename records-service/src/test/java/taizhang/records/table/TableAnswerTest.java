package taizhang.records.table;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.records.RecordsTest;

/** Which format is answered, that failures are problems, and that what is not whole does not look so. */
@QuarkusTest
class TableAnswerTest extends RecordsTest {

    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static RequestSpecification reader(String accept) {
        return as("reader").header("Accept", accept);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    text/csv                                                  | text/csv
                    text/*                                                    | text/csv
                    text/csv;q=0.5, application/json;q=0.4                    | text/csv
                    application/json;q=0.5, text/csv                          | text/csv
                    text/csv, */*;q=0.1                                       | text/csv
                    text/csv;q=0.5, application/json                          | application/json
                    text/html,application/xhtml+xml,*/*;q=0.8                 | application/json
                    */*                                                       | application/json
                    text/html, image/gif, *; q=.2, */*; q=.2                  | application/json
                    application/json;q=0, */*                                 | text/csv
                    application/json                                          | application/json
                    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | application/vnd.openxmlformats
                    """)
    void theFormatThatIsPreferred(String accept, String type) {
        reader(accept)
                .get("/v1/activity-types")
                .then()
                .statusCode(200)
                .contentType(startsWith(type))
                .header("Vary", is("Accept"))
                .header("X-Request-Id", notNullValue());
    }

    @Test
    void jsonForWhoDoesNotSay() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String answer = raw(socket, "/broken-list/1", "");
            assertTrue(answer.contains("application/json"), answer);
        }
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String answer = raw(socket, "/broken-list/1", "Accept:  \r\n");
            assertTrue(answer.contains("application/json"), answer);
        }
    }

    /** What clients send beside, well made or not, chooses no other format and breaks nothing. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Accept          | text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2 | 200
                    Accept          | application/json;q=0, */*                            | 200
                    Accept          | text/csv;q=0                                         | 406
                    Accept          | text/csv;q=many                                      | 200
                    Accept          | garbage                                              | 406
                    Accept          | ;                                                    | 406
                    Accept          | text/csv;charset=utf-8                               | 200
                    Accept-Language | zh-CN,zh;q=0.9,en;q=0.8                              | 200
                    Accept-Language | zh_CN                                                | 200
                    Accept-Language | ;;;q                                                 | 200
                    Accept-Language | *                                                    | 200
                    Accept-Charset  | iso-8859-1                                           | 200
                    Accept-Charset  | ;q=x                                                 | 200
                    Accept-Encoding | gzip, deflate, br                                    | 200
                    Accept-Encoding | gzip;q=1.0, identity;q=0                             | 200
                    Accept-Encoding | ;                                                    | 200
                    """)
    void otherHeadersDoNotMatter(String header, String value, int status) {
        RequestSpecification request = as("reader").header(header, value);
        (header.equals("Accept") ? request : request.header("Accept", "text/csv"))
                .get("/v1/activity-types?limit=1")
                .then()
                .statusCode(status);
    }

    @Test
    void jsonIsLabelledAsEverywhere() {
        assertEquals(
                as("reader").get("/v1/activity-types/party-lecture").contentType(),
                as("reader").get("/v1/activity-types").contentType());
    }

    @Test
    void aFileWithAName() {
        reader("text/csv")
                .get("/v1/activity-types")
                .then()
                .header("Content-Type", equalTo("text/csv; charset=utf-8"))
                .header("Content-Disposition", equalTo("attachment; filename=\"activity-types.csv\""));
        reader(SHEET)
                .get("/v1/activity-types")
                .then()
                .header("Content-Type", equalTo(SHEET))
                .header("Content-Disposition", equalTo("attachment; filename=\"activity-types.xlsx\""));
        reader("text/csv").head("/v1/activity-types").then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"organizations", "activity-types", "campaigns", "activities", "rectification-tasks"})
    void failuresAreProblemsWhateverIsAccepted(String list) {
        for (String accept : List.of("text/csv", SHEET)) {
            problem(reader(accept).get("/v1/" + list + "?limit=0"), 400, "invalid-parameter");
            problem(reader(accept).get("/v1/" + list + "?colour=red"), 400, "unknown-parameter");
            problem(reader(accept).get("/v1/" + list + "?cursor=garbage"), 400, "cursor-mismatch");
            problem(anonymous().header("Accept", accept).get("/v1/" + list), 401, "unauthenticated");
            problem(as("feed").header("Accept", accept).get("/v1/" + list), 403, "forbidden");
        }
        problem(reader("application/pdf").get("/v1/" + list), 406, "not-acceptable");
        problem(reader("text/csv").get("/v1/organizations?parent=NOWHERE"), 404, "not-found");
    }

    private static void problem(Response answer, int status, String code) {
        answer.then()
                .statusCode(status)
                .contentType(containsString("application/problem+json"))
                .body("code", is(code));
    }

    @ParameterizedTest
    @CsvSource({"1, text/csv", "400, text/csv", "20000, text/csv", "1, " + SHEET, "20000, " + SHEET})
    void whatCannotBeReadToItsEndBreaksOff(int size, String accept) throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String answer = raw(socket, "/broken-list/" + size, "Accept: " + accept + "\r\n");
            if (answer.startsWith("HTTP/1.1 200")) {
                assertFalse(answer.endsWith("\r\n0\r\n\r\n"), "ends as if it were whole");
            } else {
                assertTrue(answer.startsWith("HTTP/1.1 500"), answer.substring(0, 20));
                assertTrue(answer.contains("application/problem+json"), answer);
                assertFalse(answer.contains("attachment"), answer);
                assertTrue(answer.matches("(?s).*\r\n\r\n\\{[^\r\n]*}"), answer);
            }
        }
    }

    private static String raw(Socket socket, String path, String headers) throws IOException {
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
