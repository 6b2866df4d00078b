package taizhang.records;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Who may keep an answer: personal data stays with the caller. */
@QuarkusTest
class CachingTest extends RecordsTest {

    @Test
    void whatHasATagIsAskedForAgain() {
        String etag = as("reader")
                .get("/v1/activity-types/party-lecture")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-cache")
                .extract()
                .header("ETag");
        as("reader")
                .header("If-None-Match", etag)
                .get("/v1/activity-types/party-lecture")
                .then()
                .statusCode(304)
                .header("Cache-Control", "private, no-cache");
    }

    @Test
    void whatHasNoneIsNotKept() {
        as("reader").get("/v1/activities").then().statusCode(200).header("Cache-Control", "private, no-store");
        as("reader").get("/v1/me").then().statusCode(200).header("Cache-Control", "private, no-store");
    }

    @Test
    void noProblemIsKept() {
        as("reader").get("/v1/activities/1").then().statusCode(400).header("Cache-Control", "private, no-store");
        given().get("/v1/me").then().statusCode(401).header("Cache-Control", "private, no-store");
    }
}
