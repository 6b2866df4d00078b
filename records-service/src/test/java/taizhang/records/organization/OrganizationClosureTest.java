package taizhang.records.organization;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Organizations end, merge and split; what was recorded stays where it is. */
@QuarkusTest
class OrganizationClosureTest extends OrganizationFixture {

    private static ValidatableResponse close(String code, String last, Object... successors) {
        Map<String, Object> body = new HashMap<>();
        body.put("validTo", last);
        body.put("successors", List.of(successors));
        return closeWith(code, body);
    }

    private static ValidatableResponse closeWith(String code, Map<String, ?> body) {
        return as("admin")
                .header("If-Match", "*")
                .body(body)
                .post(PATH + code + "/closure")
                .then();
    }

    private static ValidatableResponse read(String code) {
        return as("reader").get(PATH + code).then().statusCode(200);
    }

    private static Map<String, Object> whole(String code) {
        return read(code).extract().jsonPath().getMap("");
    }

    private static ValidatableResponse put(String code, Map<String, ?> body) {
        return as("admin").header("If-Match", "*").body(body).put(PATH + code).then();
    }

    private static void heldOn(String code, String day) {
        as("admin")
                .body(Map.of("type", "party-lecture", "organization", code, "title", "党课", "heldOn", day))
                .post("/v1/activities")
                .then()
                .statusCode(201);
    }

    @Test
    void aMergerNamesOneSuccessorAndASplitSeveral() {
        exists("CL-A", null);
        exists("CL-B", null);
        exists("CL-C", null);
        close("CL-A", "2020-06-30", "CL-C")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("validTo", is("2020-06-30"))
                .body("successors", contains("CL-C"));
        close("CL-B", "2020-12-31", "CL-C").statusCode(200);
        read("CL-C")
                .body("predecessors", contains("CL-A", "CL-B"))
                .body("successors", empty())
                .body("version", is(1));
        exists("CL-D", null);
        exists("CL-E", null);
        close("CL-C", "2021-12-31", "CL-E", "CL-D").statusCode(200).body("successors", contains("CL-D", "CL-E"));
        list("on=2021-12-31&q=CL-C").body("items[0].predecessors", contains("CL-A", "CL-B"));
        assertEquals(
                List.of("created 1 null []", "updated 2 2020-06-30 [\"CL-C\"]"),
                database.createNativeQuery(
                                """
                                select concat_ws(' ', operation, version, coalesce(after ->> 'validTo', 'null'), after ->> 'successors')
                                from change where entity = 'organization' and entity_id = 'CL-A' order by id
                                """,
                                String.class)
                        .getResultList());
        as("admin").header("If-Match", "*").delete(PATH + "CL-D").then().statusCode(409);
    }

    /** Whom it succeeds is written with those, and is no part of its version. */
    @Test
    void whomASuccessorSucceedsIsSeenWithAnOldVersion() {
        exists("CL-V", null);
        exists("CL-VS", null);
        read("CL-VS").header("ETag", "\"1\"");
        as("reader").header("If-None-Match", "\"1\"").get(PATH + "CL-VS").then().statusCode(304);
        close("CL-V", "2020-06-30", "CL-VS").statusCode(200);
        as("reader")
                .header("If-None-Match", "\"1\"")
                .get(PATH + "CL-VS")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("predecessors", contains("CL-V"));
    }

    @Test
    void oneThatEndsNeedsNoSuccessor() {
        exists("CL-N", null);
        closeWith("CL-N", Map.of("validTo", "2020-06-30")).statusCode(200).body("successors", empty());
        list("on=2020-06-30&q=CL-N").body("items.code", contains("CL-N"));
        list("on=2020-07-01&q=CL-N").body("items", empty());
    }

    @Test
    void whatWasReadIsWrittenBackAndAnotherLastDayTakesTheClosureBack() {
        exists("CL-R", null);
        exists("CL-RS", null);
        close("CL-R", "2020-06-30", "CL-RS").statusCode(200);
        put("CL-R", whole("CL-R")).statusCode(200).body("version", is(2)).body("successors", contains("CL-RS"));
        put("CL-RS", whole("CL-RS")).statusCode(200).body("version", is(1)).body("predecessors", contains("CL-R"));
        Map<String, Object> other = whole("CL-R");
        other.put("successors", List.of("CL-N"));
        put("CL-R", other).statusCode(422).body("errors.pointer", contains("/successors"));
        Map<String, Object> reopened = whole("CL-R");
        reopened.put("validTo", null);
        put("CL-R", reopened)
                .statusCode(200)
                .body("validTo", nullValue())
                .body("successors", empty())
                .body("version", is(3));
        read("CL-RS").body("predecessors", empty());
        close("CL-R", "2020-12-31", "CL-RS").statusCode(200);
        Map<String, Object> added = new HashMap<>(organization(null));
        added.put("successors", List.of("CL-R"));
        as("admin")
                .body(added)
                .put(PATH + "CL-RNEW")
                .then()
                .statusCode(422)
                .body("errors.pointer", contains("/successors"));
    }

    @Test
    void whatIsNoClosureIsRefusedWithItsPlace() {
        exists("CL-X", null);
        exists("CL-XS", null);
        exists("CL-XEND", null);
        close("CL-XEND", "2020-06-30").statusCode(200);
        close("CL-X", "2020-06-30", "CL-X", "CL-XS", "CL-XS", "NOWHERE", "CL-XEND")
                .statusCode(422)
                .body("errors.pointer", contains("/successors/0", "/successors/2", "/successors/3", "/successors/4"))
                .body(
                        "errors.code",
                        contains("succeeds-itself", "duplicate", "unknown-organization", "organization-not-valid"));
        close("CL-X", "2018-12-31").statusCode(422).body("errors.pointer", contains("/validTo"));
        closeWith("CL-X", Map.of()).statusCode(422).body("errors.pointer", contains("/validTo"));
        closeWith("CL-X", Map.of("validTo", "2020-06-31")).statusCode(400);
        closeWith("CL-X", Map.of("validTo", "2020-06-30", "successor", "CL-XS")).statusCode(400);
        closeWith("CL-X", Map.of("validTo", "2020-06-30", "successors", "CL-XS"))
                .statusCode(400);
        close("CL-XEND", "2020-12-31").statusCode(409).body("code", is("organization-closed"));
        close("CL-NONE", "2020-12-31").statusCode(404);
        Map<String, String> last = Map.of("validTo", "2020-06-30");
        as("admin").body(last).post(PATH + "CL-X/closure").then().statusCode(428);
        as("admin")
                .header("If-Match", "\"9\"")
                .body(last)
                .post(PATH + "CL-X/closure")
                .then()
                .statusCode(412);
        as("approver")
                .header("If-Match", "*")
                .body(last)
                .post(PATH + "CL-X/closure")
                .then()
                .statusCode(403);
        as("admin", "a", "CL-XS")
                .header("If-Match", "*")
                .body(last)
                .post(PATH + "CL-X/closure")
                .then()
                .statusCode(404);
        read("CL-X").body("version", is(1));
    }

    @Test
    void nothingIsRecordedBehindTheEndAndNobodyIsLeftBelow() {
        exists("CL-P", null);
        exists("CL-Q", null);
        exists("CL-PC", "CL-P");
        close("CL-P", "2020-06-30", "CL-Q")
                .statusCode(409)
                .body("code", is("organization-has-children"))
                .body("errors.pointer", contains("/validTo"));
        move("CL-PC", "CL-Q", "2020-07-01").statusCode(200);
        heldOn("CL-P", "2020-07-01");
        close("CL-P", "2020-06-30", "CL-Q").statusCode(409).body("code", is("organization-in-use"));
        close("CL-P", "2020-07-01", "CL-Q").statusCode(200);
        as("reader").get("/v1/activities?organization=CL-P").then().body("items.heldOn", contains("2020-07-01"));
        as("reader").get("/v1/activities?organization=CL-Q&scope=self").then().body("items", empty());
    }

    @Test
    void childrenThatEndInTimeOrStandElsewhereThenHinderNothing() {
        exists("CL-H", null);
        exists("CL-H1", "CL-H");
        exists("CL-H2", null);
        close("CL-H1", "2020-06-30").statusCode(200);
        move("CL-H2", "CL-H", "2020-01-01").statusCode(200);
        move("CL-H2", null, "2020-07-01").statusCode(200);
        exists("CL-H3", null);
        move("CL-H3", "CL-H", "2020-07-01").statusCode(200);
        close("CL-H", "2020-06-30")
                .statusCode(409)
                .body("errors.detail", contains("CL-H3 stands below it after that day"));
        move("CL-H3", null, "2020-07-01").statusCode(200);
        close("CL-H", "2020-06-30").statusCode(200);
    }

    @Test
    void aSuccessorStaysOneThatIsThereOnTheDayAfter() {
        exists("CL-S", null);
        exists("CL-SS", null);
        close("CL-S", "2020-06-30", "CL-SS").statusCode(200);
        Map<String, Object> later = whole("CL-SS");
        later.put("validFrom", "2020-07-02");
        put("CL-SS", later).statusCode(409).body("code", is("organization-in-use"));
        later.put("validFrom", "2020-07-01");
        put("CL-SS", later).statusCode(200);
        Map<String, Object> shorter = whole("CL-SS");
        shorter.put("validTo", "2020-07-01");
        put("CL-SS", shorter).statusCode(200);
    }
}
