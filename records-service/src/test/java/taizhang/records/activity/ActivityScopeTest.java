package taizhang.records.activity;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static taizhang.records.activity.Activities.anActivity;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Outside the caller's organizations on the day of the event a record is not there, for nobody and for nothing. */
@QuarkusTest
class ActivityScopeTest extends ActivityFixture {

    @Test
    void noOperationReachesAForeignRecord() throws Exception {
        String id = created(anActivity().status("submitted"));
        String draft = created(anActivity());
        List<Long> before = rows();
        for (String role : List.of("recorder", "approver", "admin")) {
            String address = ACTIVITIES + "/" + id;
            isProblem(foreigner(role).get(address).then(), 404, "not-found");
            isProblem(foreigner(role).get(address + "/transitions").then(), 404, "not-found");
            isProblem(move(foreigner(role), id, 1, "voided", null), 404, "not-found");
            isProblem(
                    foreigner(role)
                            .header("If-Match", "\"1\"")
                            .body("{\"title\":\"x\"}")
                            .patch(address)
                            .then(),
                    404,
                    "not-found");
            isProblem(
                    foreigner(role)
                            .header("If-Match", "\"1\"")
                            .delete(ACTIVITIES + "/" + draft)
                            .then(),
                    404,
                    "not-found");
        }
        isProblem(move(foreigner("approver"), id, 1, "approved", null), 404, "not-found");
        assertEquals(before, rows());
    }

    @Test
    void aForeignOrganizationDoesNotExist() throws Exception {
        List<Long> before = rows();
        for (String organization : List.of("ACT-OTHER", "ACT-NOWHERE", "no code '; --")) {
            ValidatableResponse response = post(anActivity().of(organization)).then();
            isProblem(response, 422, "invalid");
            response.body("errors.pointer", contains("/organization"))
                    .body("errors.code", contains("unknown-organization"));
        }
        isProblem(
                reader().queryParam("organization", "ACT-OTHER").get(ACTIVITIES).then(), 404, "not-found");
        isProblem(
                reader().queryParam("organization", "ACT-NOWHERE")
                        .get(ACTIVITIES)
                        .then(),
                404,
                "not-found");
        isProblem(
                as("reader")
                        .queryParam("organization", "ACT-NOWHERE")
                        .get(ACTIVITIES)
                        .then(),
                404,
                "not-found");
        isProblem(reader().queryParam("campaign", "act-other").get(ACTIVITIES).then(), 404, "not-found");
        assertEquals(before, rows());
    }

    @Test
    void whatABodyRefersToIsSeenOrUnknown() {
        String foreign = foreigner("recorder")
                .body(anActivity().of("ACT-OTHER").body())
                .post(ACTIVITIES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        ValidatableResponse response = post(anActivity()
                        .with("campaign", "act-other")
                        .with("partOf", foreign))
                .then();
        isProblem(response, 422, "invalid");
        response.body("errors.pointer", containsInAnyOrder("/campaign", "/partOf"))
                .body("errors.code", containsInAnyOrder("unknown-campaign", "unknown-activity"));
        post(anActivity().with("campaign", "act-open").with("partOf", created(anActivity())))
                .then()
                .statusCode(201);
    }

    @Test
    void aSuperiorsCampaignIsSeenBelow() {
        as("recorder", "act-moved", "ACT-MOVED")
                .body(anActivity().of("ACT-MOVED").with("campaign", "act-a").body())
                .post(ACTIVITIES)
                .then()
                .statusCode(201);
    }

    @Test
    void theStructureOfTheDayDecidesWhoWrites() {
        as("recorder", "act-a-rec", "ACT-A")
                .body(anActivity().of("ACT-MOVED").heldOn("2020-12-31").body())
                .post(ACTIVITIES)
                .then()
                .statusCode(201);
        isProblem(
                as("recorder", "act-a-rec", "ACT-A")
                        .body(anActivity().of("ACT-MOVED").heldOn("2021-01-01").body())
                        .post(ACTIVITIES)
                        .then(),
                422,
                "invalid");
        String id = as("recorder", "act-b-rec", "ACT-B")
                .body(anActivity().of("ACT-MOVED").heldOn("2021-01-01").body())
                .post(ACTIVITIES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        // An edit cannot carry a record out of the caller's organizations.
        isProblem(
                as("recorder", "act-b-rec", "ACT-B")
                        .header("If-Match", "\"1\"")
                        .body(Map.of("heldOn", "2020-12-31"))
                        .patch(ACTIVITIES + "/" + id)
                        .then(),
                422,
                "invalid");
    }

    @Test
    void anOrganizationThatHadEndedHeldNothing() {
        post(anActivity().of("ACT-OLD").heldOn("2019-12-31")).then().statusCode(201);
        for (String day : List.of("2014-12-31", "2020-01-01")) {
            ValidatableResponse response =
                    post(anActivity().of("ACT-OLD").heldOn(day)).then();
            isProblem(response, 422, "invalid");
            response.body("errors.code", contains("organization-not-valid"));
        }
    }

    @Test
    void aReaderWritesNothing() throws Exception {
        String id = created(anActivity());
        List<Long> before = rows();
        isProblem(reader().body(anActivity().body()).post(ACTIVITIES).then(), 403, "forbidden");
        isProblem(move(reader(), id, 1, "submitted", null), 403, "forbidden");
        isProblem(
                reader().header("If-Match", "\"1\"")
                        .body("{}")
                        .patch(ACTIVITIES + "/" + id)
                        .then(),
                403,
                "forbidden");
        isProblem(
                reader().header("If-Match", "\"1\"")
                        .delete(ACTIVITIES + "/" + id)
                        .then(),
                403,
                "forbidden");
        isProblem(as("feed").get(ACTIVITIES).then(), 403, "forbidden");
        assertEquals(before, rows());
    }
}
