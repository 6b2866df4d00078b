package taizhang.records.activity;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static taizhang.records.activity.Activities.anActivity;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;

/** A record from draft to approved and back, by the people who may. */
@QuarkusTest
class ActivityLifeTest extends ActivityServiceTest {

    @Test
    void createdWithAllItsFields() {
        ValidatableResponse response = post(anActivity()
                        .quantity("person-times", new BigDecimal("25.50"))
                        .attribute("lecturer-role", "invited")
                        .themes("integrity")
                        .with("campaign", "act-a")
                        .with("minutesStatus", "complete")
                        .with("notes", "第二季度"))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("status", equalTo("draft"))
                .body("version", equalTo(1))
                .body("count", equalTo(1))
                .body("quantities.person-times", equalTo(25.5f))
                .body("attributes.lecturer-role", equalTo("invited"))
                .body("themes", contains("integrity"))
                .body("endedOn", nullValue())
                .body("createdBy", equalTo("act-recorder"))
                .body("statusReason", nullValue());
        String id = response.extract().path("id");
        response.header("Location", endsWith("/v1/activities/" + id));
        Map<String, Object> read = reader().get(ACTIVITIES + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .extract()
                .path("");
        assertEquals(response.extract().path(""), read);
    }

    @Test
    void submittedReturnedEditedSubmittedApproved() {
        String id = created(anActivity());
        move(recorder(), id, 1, "submitted", null).statusCode(200).header("ETag", "\"2\"");
        isProblem(edit(id, 2, Map.of("title", "x")), 409, "not-editable");
        move(approver(), id, 2, "returned", "缺签到表")
                .statusCode(200)
                .body("status", equalTo("returned"))
                .body("statusReason", equalTo("缺签到表"));
        edit(id, 3, Map.of("title", "党课（补正）")).statusCode(200).body("version", equalTo(4));
        move(recorder(), id, 4, "submitted", null).statusCode(200).body("statusReason", nullValue());
        move(approver(), id, 5, "approved", null).statusCode(200).body("status", equalTo("approved"));
        isProblem(edit(id, 6, Map.of("title", "x")), 409, "not-editable");
        reader().get(ACTIVITIES + "/" + id + "/transitions")
                .then()
                .statusCode(200)
                .body("items.from", contains(null, "draft", "submitted", "returned", "submitted"))
                .body("items.to", contains("draft", "submitted", "returned", "submitted", "approved"))
                .body("items.reason", contains(null, null, "缺签到表", null, null))
                .body(
                        "items.by",
                        contains("act-recorder", "act-recorder", "act-approver", "act-recorder", "act-approver"))
                .body("items.version", contains(1, 2, 3, 5, 6))
                .body("next", nullValue());
    }

    @Test
    void whoSubmittedCannotApprove() {
        String id = as("approver", "act-both", "ACT-BUREAU")
                .body(anActivity().status("submitted").body())
                .post(ACTIVITIES)
                .then()
                .statusCode(201)
                .body("status", equalTo("submitted"))
                .extract()
                .path("id");
        isProblem(move(as("approver", "act-both", "ACT-BUREAU"), id, 1, "approved", null), 403, "four-eyes");
        move(approver(), id, 1, "approved", null).statusCode(200);
    }

    @Test
    void aNewSubmitterIsTheOneWhoCannotApprove() {
        String id = created(anActivity().status("submitted"));
        move(approver(), id, 1, "returned", "改").statusCode(200);
        move(approver(), id, 2, "submitted", null).statusCode(200);
        isProblem(move(approver(), id, 3, "approved", null), 403, "four-eyes");
        move(as("approver", "act-recorder", "ACT-BUREAU"), id, 3, "approved", null)
                .statusCode(200);
    }

    @Test
    void aRecorderCannotApproveNorReturn() {
        String id = created(anActivity().status("submitted"));
        for (String to : List.of("approved", "returned")) {
            isProblem(move(as("recorder", "act-second", "ACT-BUREAU"), id, 1, to, "x"), 403, "forbidden");
        }
    }

    @Test
    void anIllegalStepNamesTheLegalOnes() {
        String id = created(anActivity());
        ValidatableResponse response = move(approver(), id, 1, "approved", null);
        isProblem(response, 409, "illegal-transition");
        response.body(
                "detail", Matchers.allOf(Matchers.containsString("submitted"), Matchers.containsString("voided")));
    }

    @Test
    void aReturnNeedsAReason() {
        String id = created(anActivity().status("submitted"));
        ValidatableResponse response = move(approver(), id, 1, "returned", null);
        isProblem(response, 422, "invalid");
        response.body("errors.pointer", contains("/reason"));
        ValidatableResponse unknown = move(approver(), id, 1, "closed", null);
        isProblem(unknown, 422, "invalid");
        unknown.body("errors.pointer", contains("/to"));
    }

    @Test
    void anApprovedRecordGoesBackWithAReasonOnly() {
        String id = created(anActivity().status("submitted"));
        move(approver(), id, 1, "approved", null).statusCode(200);
        isProblem(move(recorder(), id, 2, "voided", null), 409, "illegal-transition");
        move(approver(), id, 2, "returned", "数字有误").statusCode(200);
        move(recorder(), id, 3, "voided", "重复").statusCode(200).body("statusReason", equalTo("重复"));
        isProblem(move(recorder(), id, 4, "submitted", null), 409, "illegal-transition");
    }

    @Test
    void onlyAnAdminCreatesApproved() {
        ValidatableResponse refused = post(anActivity().status("approved")).then();
        isProblem(refused, 403, "forbidden");
        refused.body("errors.pointer", contains("/status"));
        as("admin")
                .body(anActivity().status("approved").body())
                .post(ACTIVITIES)
                .then()
                .statusCode(201)
                .body("status", equalTo("approved"));
        ValidatableResponse returned = post(anActivity().status("returned")).then();
        isProblem(returned, 422, "invalid");
        returned.body("errors.pointer", contains("/status"));
    }

    @Test
    void aMergePatchRemovesByNullAndKeepsTheRest() {
        String id = created(anActivity()
                .attribute("lecturer-role", "invited")
                .attribute("mode", "onsite")
                .themes("a", "b")
                .with("notes", "x"));
        recorder()
                .contentType("application/merge-patch+json")
                .header("If-Match", "\"1\"")
                .body("{\"attributes\": {\"mode\": null}, \"notes\": null, \"themes\": [\"c\"], \"count\": null}")
                .patch(ACTIVITIES + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("attributes", equalTo(Map.of("lecturer-role", "invited")))
                .body("notes", nullValue())
                .body("themes", contains("c"))
                .body("count", equalTo(1))
                .body("title", equalTo("党课"))
                .body("updatedBy", equalTo("act-recorder"));
    }

    @Test
    void anEditThatChangesNothingIsNoChange() throws Exception {
        String id = created(anActivity());
        List<Long> before = rows();
        edit(id, 1, Map.of("title", "党课")).statusCode(200).header("ETag", "\"1\"");
        assertEquals(before, rows());
    }

    @Test
    void anEditIsCheckedLikeACreation() {
        String id = created(anActivity());
        ValidatableResponse response = edit(
                id,
                1,
                Map.of(
                        "heldOn", "2999-01-01",
                        "organization", "ACT-OTHER",
                        "campaign", "act-other",
                        "partOf", id,
                        "type", "dance"));
        isProblem(response, 422, "invalid");
        response.body(
                "errors.pointer",
                containsInAnyOrder("/heldOn", "/heldOn", "/organization", "/campaign", "/partOf", "/type"));
        ValidatableResponse ended = edit(id, 1, Map.of("organization", "ACT-OLD"));
        isProblem(ended, 422, "invalid");
        ended.body("errors.code", contains("organization-not-valid"));
    }

    @Test
    void whatTheServiceGivesIsNotEdited() {
        String id = created(anActivity());
        for (String field : List.of("id", "status", "statusReason", "version", "createdAt", "createdBy", "colour")) {
            ValidatableResponse response = edit(id, 1, Map.of(field, "x"));
            isProblem(response, 400, "unknown-field");
            response.body("errors.pointer", contains("/" + field));
        }
    }

    @Test
    void writesNeedTheVersionThatWasRead() throws Exception {
        String id = created(anActivity());
        edit(id, 1, Map.of("title", "二")).statusCode(200);
        List<Long> before = rows();
        isProblem(edit(id, 1, Map.of("title", "三")), 412, "precondition-failed");
        isProblem(move(recorder(), id, 1, "submitted", null), 412, "precondition-failed");
        isProblem(
                recorder()
                        .header("If-Match", "\"1\"")
                        .delete(ACTIVITIES + "/" + id)
                        .then(),
                412,
                "precondition-failed");
        isProblem(recorder().body("{}").patch(ACTIVITIES + "/" + id).then(), 428, "precondition-required");
        isProblem(recorder().delete(ACTIVITIES + "/" + id).then(), 428, "precondition-required");
        isProblem(
                recorder()
                        .body("{\"to\": \"submitted\"}")
                        .post(ACTIVITIES + "/" + id + "/transitions")
                        .then(),
                428,
                "precondition-required");
        assertEquals(before, rows());
    }

    @Test
    void onlyDraftsAreDeleted() throws Exception {
        String draft = created(anActivity());
        recorder()
                .header("If-Match", "\"1\"")
                .delete(ACTIVITIES + "/" + draft)
                .then()
                .statusCode(204);
        isProblem(reader().get(ACTIVITIES + "/" + draft).then(), 404, "not-found");
        assertEquals(
                1,
                number(
                        "select count(*) from change where entity_id = ? and operation = 'deleted' and after is null"
                                + " and version = 2",
                        draft));
        String submitted = created(anActivity().status("submitted"));
        isProblem(
                recorder()
                        .header("If-Match", "\"1\"")
                        .delete(ACTIVITIES + "/" + submitted)
                        .then(),
                409,
                "not-deletable");
    }

    @Test
    void aWholeIsNotDeletedUnderItsParts() {
        String whole = created(anActivity());
        created(anActivity().with("partOf", whole));
        isProblem(
                recorder()
                        .header("If-Match", "\"1\"")
                        .delete(ACTIVITIES + "/" + whole)
                        .then(),
                409,
                "activity-in-use");
    }

    @Test
    void anUnchangedRecordIsNotSentAgain() {
        String id = created(anActivity());
        reader().header("If-None-Match", "\"1\"")
                .get(ACTIVITIES + "/" + id)
                .then()
                .statusCode(304)
                .header("ETag", "\"1\"");
        reader().header("If-None-Match", "\"2\"")
                .get(ACTIVITIES + "/" + id)
                .then()
                .statusCode(200);
    }

    @Test
    void everyWriteIsOneChangeThatHoldsTheAnswer() throws Exception {
        String id = created(anActivity().status("submitted"));
        move(approver(), id, 1, "approved", null).statusCode(200);
        assertEquals(
                2,
                number(
                        """
                        select count(*) from change
                        where entity = 'activity' and entity_id = ? and organization = 'ACT-A'
                          and (version = 1 and operation = 'created' and before is null and actor = 'act-recorder'
                               and after ->> 'status' = 'submitted'
                            or version = 2 and operation = 'updated' and before ->> 'status' = 'submitted'
                               and after ->> 'status' = 'approved' and actor = 'act-approver')
                        """,
                        id));
    }

    static ValidatableResponse edit(String id, int version, Map<String, ?> patch) {
        return recorder()
                .header("If-Match", "\"" + version + "\"")
                .body(patch)
                .patch(ACTIVITIES + "/" + id)
                .then();
    }
}
