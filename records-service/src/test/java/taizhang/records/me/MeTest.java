package taizhang.records.me;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import taizhang.records.RecordsTest;

/** A page asks first who it speaks for. */
@QuarkusTest
class MeTest extends RecordsTest {

    @Test
    void whatTheTokenSays() {
        ValidatableResponse me = as("approver", "王五", "ME-UNIT").get("/v1/me").then();
        me.statusCode(200)
                .body("subject", equalTo("王五"))
                .body("roles", contains("reader", "recorder", "approver"))
                .body("organization", equalTo("ME-UNIT"));
        Instant expiresAt = Instant.parse(me.extract().path("expiresAt"));
        assertTrue(expiresAt.isAfter(Instant.now()));
    }

    @Test
    void everyRoleMayAsk() {
        as("reader").get("/v1/me").then().body("roles", contains("reader")).body("organization", nullValue());
        as("admin").get("/v1/me").then().body("roles", contains("reader", "recorder", "approver", "admin"));
        as("feed").get("/v1/me").then().statusCode(200).body("roles", contains("feed"));
        as("gardener").get("/v1/me").then().statusCode(200).body("roles", empty());
    }

    @Test
    void nobodyIsNoCaller() {
        anonymous().get("/v1/me").then().statusCode(401).body("code", equalTo("unauthenticated"));
    }
}
