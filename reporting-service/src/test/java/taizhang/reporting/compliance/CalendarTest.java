package taizhang.reporting.compliance;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.api.time.Today;

@QuarkusTest
class CalendarTest extends ComplianceBureau {

    @Inject
    Today today;

    @BeforeEach
    void requirement() {
        require(Map.of("minimum", 1)).statusCode(201);
    }

    private Response create(String organization, String key) {
        return as("reader", "zhang", null)
                .header("Idempotency-Key", key)
                .body(Map.of("organization", organization))
                .post("/v1/calendar-tokens");
    }

    private static Response calendar(String organization, String token) {
        return anonymous().get("/v1/compliance.ics?organization=" + organization + "&token=" + token);
    }

    /** The lines of the event of this month, unfolded. */
    private List<String> event(String calendar, String organization) {
        String unfolded = calendar.replace("\r\n ", "");
        String month = today.date().toString().substring(0, 7);
        return Arrays.stream(unfolded.split("BEGIN:VEVENT\r\n", -1))
                .filter(event -> event.contains(organization + " " + code + " " + month))
                .map(event -> List.of(event.split("\r\n", -1)))
                .findFirst()
                .orElseThrow();
    }

    private static String field(List<String> event, String name) {
        return event.stream()
                .filter(line -> line.startsWith(name + ":"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatComesDueIsACalendarWhoseEventsAreUpdated() {
        String token = create(top, UUID.randomUUID().toString()).path("token");
        Response first = calendar(top, token);
        first.then().statusCode(200).header("Content-Type", containsString("text/calendar"));
        String text = first.asString();
        assertTrue(text.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), text);
        assertTrue(text.endsWith("END:VCALENDAR\r\n"), text);
        for (String line : text.split("\r\n", -1)) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
            assertFalse(line.contains("\n"), line);
        }
        List<String> before = event(text, a);
        assertEquals("SEQUENCE:0", field(before, "SEQUENCE"));
        assertTrue(field(before, "SUMMARY").contains("还差 1 次"), before.toString());
        assertEquals(before, event(calendar(top, token).asString(), a));
        held(a, today.date());
        feed.apply(ledger);
        String later = calendar(top, token).asString();
        List<String> after = event(later, a);
        assertEquals(field(before, "UID"), field(after, "UID"));
        assertEquals("SEQUENCE:1", field(after, "SEQUENCE"));
        assertTrue(field(after, "SUMMARY").endsWith("已完成"), after.toString());
        assertEquals(event(text, b), event(later, b));
    }

    @Test
    void theTokenIsGoodForThisAddressOnlyUntilItIsRevoked() {
        Response made = create(a, UUID.randomUUID().toString());
        String token = made.then()
                .statusCode(201)
                .header("Location", containsString("/v1/calendar-tokens/"))
                .body("address", endsWith(made.path("token").toString()))
                .extract()
                .path("token");
        calendar(a, token).then().statusCode(200);
        calendar(b, token).then().statusCode(404);
        calendar(top, token).then().statusCode(404);
        calendar(a, token + "x")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("code", equalTo("unauthenticated"));
        anonymous().get("/v1/compliance.ics?organization=" + a).then().statusCode(400);
        bearer(token).get("/v1/compliance?organization=" + a).then().statusCode(401);
        as("reader", "zhang", null)
                .get("/v1/calendar-tokens?limit=500")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(made.<String>path("id")))
                .body("items.token", everyItem(nullValue()));
        as("reader", "li", null)
                .get("/v1/calendar-tokens?limit=500")
                .then()
                .body("items.id", not(hasItem(made.<String>path("id"))));
        String path = "/v1/calendar-tokens/" + made.path("id");
        as("reader", "li", null).delete(path).then().statusCode(404);
        as("reader", "zhang", null).delete(path).then().statusCode(204);
        as("reader", "zhang", null).delete(path).then().statusCode(404);
        calendar(a, token).then().statusCode(401);
    }

    @Test
    void theSameKeyGivesTheSameToken() {
        String key = UUID.randomUUID().toString();
        Response first = create(a, key);
        Response again = create(a, key);
        again.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertEquals(first.asString(), again.asString());
        calendar(a, again.path("token")).then().statusCode(200);
        create(b, key).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
    }

    /** A request that is sent again must not bring back to life what was revoked. */
    @Test
    void theKeyOfARevokedTokenMakesNoOther() {
        String key = UUID.randomUUID().toString();
        Response made = create(a, key);
        as("reader", "zhang", null)
                .delete("/v1/calendar-tokens/" + made.path("id"))
                .then()
                .statusCode(204);
        create(a, key).then().statusCode(422).body("code", equalTo("idempotency-key-reused"));
        calendar(a, made.path("token")).then().statusCode(401);
        as("reader", "zhang", null)
                .get("/v1/calendar-tokens?limit=500")
                .then()
                .body("items.id", not(hasItem(made.<String>path("id"))));
        create(a, UUID.randomUUID().toString()).then().statusCode(201);
    }

    @Test
    void aTokenIsOnlyMadeForWhatOneSees() {
        as("reader", "wang", a)
                .body(Map.of("organization", b))
                .post("/v1/calendar-tokens")
                .then()
                .statusCode(404);
        as("reader")
                .body(Map.of("organization", "nowhere"))
                .post("/v1/calendar-tokens")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/organization"));
        as("reader").body(Map.of()).post("/v1/calendar-tokens").then().statusCode(422);
        as("feed")
                .body(Map.of("organization", a))
                .post("/v1/calendar-tokens")
                .then()
                .statusCode(403);
    }
}
