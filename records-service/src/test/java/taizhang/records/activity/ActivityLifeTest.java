package taizhang.records.activity;

import static org.hamcrest.Matchers.contains;
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
class ActivityLifeTest extends ActivityFixture {

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
}
