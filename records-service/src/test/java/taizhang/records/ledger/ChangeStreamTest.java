package taizhang.records.ledger;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.testing.Token;
import taizhang.records.RecordsTest;

@QuarkusTest
class ChangeStreamTest extends RecordsTest {

    private static final String AHEAD = String.valueOf(Long.MAX_VALUE / 1000);

    @TestHTTPResource
    URI service;

    /** Nothing else comes of a record that is nowhere. */
    @Test
    void anIdleStreamSaysThatItIsAliveAndEndsWithTheTokenThatOpenedIt() throws Exception {
        HttpRequest stream = HttpRequest.newBuilder(service.resolve("/v1/changes?entity=campaign&id=no-such-campaign"))
                .header("Authorization", "Bearer " + Token.expiringIn("feed", Duration.ofSeconds(16)))
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<String> whole = HttpClient.newHttpClient()
                .sendAsync(stream, HttpResponse.BodyHandlers.ofString())
                .get(60, TimeUnit.SECONDS);
        assertEquals(200, whole.statusCode());
        assertTrue(whole.body().strip().lines().allMatch(line -> line.isEmpty() || line.startsWith(":")), whole.body());
        assertTrue(whole.body().startsWith(":"), whole.body());
    }

    private static RequestSpecification stream() {
        return as("admin").accept("text/event-stream");
    }

    private static RequestSpecification reader(String mediaType) {
        return given().auth().oauth2(Token.of("admin")).accept(mediaType);
    }

    private static void isAhead(ValidatableResponse answer) {
        answer.statusCode(409).contentType("application/problem+json").body("code", equalTo("ahead-of-ledger"));
    }

    @Test
    void whoIsAheadOfTheLedgerHasReadAnotherOne() {
        for (String mediaType : List.of("application/json", "text/event-stream")) {
            isAhead(reader(mediaType).get("/v1/changes?after=" + AHEAD).then());
            isAhead(reader(mediaType).get("/v1/changes?wait=30&after=" + AHEAD).then());
            isAhead(reader(mediaType)
                    .get("/v1/changes?after=99999999999999999999")
                    .then());
        }
        isAhead(reader("text/event-stream")
                .header("Last-Event-ID", AHEAD)
                .get("/v1/changes")
                .then());
        int head = as("admin").get("/v1/changes/head").path("position");
        as("admin").get("/v1/changes?after=" + head).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "1.5", "99999999999999999999", "1 2"})
    void aLastEventIdThatIsNoPosition(String id) {
        stream()
                .header("Last-Event-ID", id)
                .get("/v1/changes")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid-parameter"))
                .body("errors.parameter", contains("Last-Event-ID"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entity=activity&id=abc",
                "entity=rectification-task&id=0197",
                "entity=campaign&id=a%20b",
                "entity=organization&id=%E5%85%9A"
            })
    void anIdThatNoRecordOfTheEntityCanHave(String query) {
        as("admin")
                .urlEncodingEnabled(false)
                .get("/v1/changes?" + query)
                .then()
                .statusCode(400)
                .body("errors.parameter", contains("id"));
    }

    /** Generated clients accept all that an operation answers, and read JSON. */
    @Test
    void whoTakesBothGetsJson() {
        as("feed")
                .accept("application/json, text/event-stream, application/problem+json")
                .get("/v1/changes")
                .then()
                .statusCode(200)
                .contentType("application/json");
    }
}
