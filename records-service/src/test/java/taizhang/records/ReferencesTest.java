package taizhang.records;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a record refers to: to the caller, what it cannot see does not exist; but a reference that stays as it is hinders
 * nobody who may edit the record.
 */
@QuarkusTest
class ReferencesTest extends WorldFixture {

    private static final String MISSING = "NOWHERE";

    /** @param hidden what is there, outside the caller's organization; @param missing what is not there */
    private static void alike(String hidden, String missing, Function<String, Response> asked) {
        Response ofHidden = asked.apply(hidden);
        Response ofMissing = asked.apply(missing);
        assertEquals(ofMissing.statusCode(), ofHidden.statusCode(), hidden);
        assertTrue(ofMissing.statusCode() == 422 || ofMissing.statusCode() == 404, ofMissing::asString);
        assertEquals(
                ofMissing.asString().replace(missing, "?"), ofHidden.asString().replace(hidden, "?"));
    }

    @Test
    void whatIsHiddenAnswersAsWhatIsNotThere() {
        String campaign = foreign + "-c";
        campaign(campaign, foreign);
        String elsewhere = activity(Map.of("organization", foreign));
        String activity = activity(Map.of());
        String task = task(Map.of());
        for (String organization : List.of(foreign, above)) {
            alike(organization, MISSING, code -> post("/v1/activities", activityBody(Map.of("organization", code))));
            alike(
                    organization,
                    MISSING,
                    code -> post("/v1/rectification-tasks", taskBody(Map.of("organization", code))));
            alike(
                    organization,
                    MISSING,
                    code -> put("/v1/organizations/" + own + "-NEW", organizationBody(code, null)));
            alike(organization, MISSING, code -> put("/v1/organizations/" + own + "-NEW", organizationBody(own, code)));
            alike(organization, MISSING, code -> put("/v1/campaigns/" + own + "-NEW", campaignBody(code)));
            alike(organization, MISSING, code -> within("reader").get("/v1/activities?organization=" + code));
            alike(organization, MISSING, code -> within("reader").get("/v1/rectification-tasks?organization=" + code));
            alike(organization, MISSING, code -> within("reader").get("/v1/organizations?parent=" + code));
            alike(organization, MISSING, code -> within("reader").get("/v1/organizations/" + code + "/parents"));
        }
        alike(foreign, MISSING, code -> post("/v1/rectification-tasks", taskBody(Map.of("supervisor", code))));
        alike(foreign, MISSING, code -> patch("/v1/rectification-tasks/" + task, Map.of("supervisor", code)));
        alike(foreign, MISSING, code -> within("admin")
                .header("If-Match", "*")
                .body(Map.of("validTo", "2030-01-01", "successors", List.of(code)))
                .post("/v1/organizations/" + own + "/closure"));
        // Its superior may watch over it.
        patch("/v1/rectification-tasks/" + task, Map.of("supervisor", above))
                .then()
                .statusCode(200);
        // The parent of the unit itself stays what it is.
        alike(
                foreign,
                MISSING,
                code -> put(
                        "/v1/organizations/" + own + "/parent", Map.of("parent", code, "effectiveFrom", "2020-01-01")));
        alike(campaign, MISSING, code -> post("/v1/activities", activityBody(Map.of("campaign", code))));
        alike(campaign, MISSING, code -> patch("/v1/activities/" + activity, Map.of("campaign", code)));
        alike(campaign, MISSING, code -> post("/v1/rectification-tasks", taskBody(Map.of("campaign", code))));
        alike(campaign, MISSING, code -> patch("/v1/rectification-tasks/" + task, Map.of("campaign", code)));
        alike(campaign, MISSING, code -> within("reader").get("/v1/activities?campaign=" + code));
        alike(campaign, MISSING, code -> within("reader").get("/v1/rectification-tasks?campaign=" + code));
        String nowhere = UUID.randomUUID().toString();
        alike(elsewhere, nowhere, id -> post("/v1/activities", activityBody(Map.of("partOf", id))));
        alike(elsewhere, nowhere, id -> patch("/v1/activities/" + activity, Map.of("partOf", id)));
    }

    @Test
    void aReferenceThatStaysMayBeToWhatTheAuthorCannotSee() {
        String campaign = above + "-c";
        campaign(campaign, foreign);
        String whole = activity(Map.of("organization", foreign));
        String activity = "/v1/activities/" + activity(Map.of("campaign", campaign, "partOf", whole));
        sendBack(activity, Map.of("title", "新题目"));
        move(within("recorder"), activity, Map.of("to", "submitted"));
        String task = "/v1/rectification-tasks/" + task(Map.of("campaign", campaign, "supervisor", foreign));
        sendBack(task, Map.of("title", "新题目"));

        organization(own + "-SUB", own, foreign);
        String unit = "/v1/organizations/" + own + "-SUB";
        Map<String, @Nullable Object> body = body(unit);
        body.put("memberCount", 7);
        put(unit, body).then().statusCode(200).body("basedIn", is(foreign)).body("memberCount", is(7));
        // The caller's own organization below one that it does not see.
        String unitItself = "/v1/organizations/" + own;
        put(unitItself, body(unitItself)).then().statusCode(200).body("parent", is(above));
        put(unitItself + "/parent", Map.of("parent", above, "effectiveFrom", "2020-01-01"))
                .then()
                .statusCode(200);
        // Once gone, it does not come back.
        body.put("basedIn", null);
        put(unit, body).then().statusCode(200);
        body.put("basedIn", foreign);
        put(unit, body).then().statusCode(422);
    }

    /** The whole record as it was read, with a change. */
    private void sendBack(String record, Map<String, ?> change) {
        Map<String, @Nullable Object> body = body(record);
        body.putAll(change);
        patch(record, body).then().statusCode(200).body("title", equalTo(body.get("title")));
    }

    @Test
    void whatIsComputedIsNotEdited() {
        String task = "/v1/rectification-tasks/" + task(Map.of("dueOn", "2020-04-01"));
        for (Map.Entry<String, Object> computed : Map.<String, Object>of(
                        "overdue",
                        false,
                        "state",
                        "done",
                        "cycle",
                        2,
                        "extensionCount",
                        1,
                        "closedOn",
                        "2020-05-01",
                        "dueOn",
                        "2020-05-01",
                        "version",
                        7,
                        "createdBy",
                        "me",
                        "actions",
                        List.of())
                .entrySet()) {
            boolean same = Objects.equals(everywhere().get(task).path(computed.getKey()), computed.getValue());
            if (!same) {
                patch(task, Map.of(computed.getKey(), computed.getValue()))
                        .then()
                        .statusCode(422)
                        .body("errors[0].pointer", is("/" + computed.getKey()));
            }
        }
        sendBack(task, Map.of("overdue", true));
    }

    /** What a client has made before is named as it was when it was made. */
    @Test
    void theLocationOfWhatExistsIsTheOneOfItsCreation() {
        for (String path : List.of("/v1/activities", "/v1/rectification-tasks")) {
            Map<String, Object> body = path.equals("/v1/activities")
                    ? activityBody(Map.of("externalId", own))
                    : taskBody(Map.of("externalId", own));
            String location = post(path, body).then().statusCode(201).extract().header("Location");
            post(path, body).then().statusCode(409).header("Location", is(location));
        }
    }

    private static Map<String, @Nullable Object> body(String path) {
        return new HashMap<>(everywhere().get(path).jsonPath().<String, Object>getMap(""));
    }

    private Response post(String path, Map<String, ?> body) {
        return within("recorder").body(body).post(path);
    }

    private Response patch(String path, Map<String, ?> body) {
        return within("recorder").header("If-Match", "*").body(body).patch(path);
    }

    private Response put(String path, Map<String, ?> body) {
        Response present = within("admin").get(path);
        var request = within("admin").body(body);
        // Whatever is there is written over.
        boolean there = present.statusCode() == 200 || path.endsWith("/parent");
        return (there ? request.header("If-Match", "*") : request).put(path);
    }
}
