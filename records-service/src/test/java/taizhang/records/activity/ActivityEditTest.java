package taizhang.records.activity;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static taizhang.records.activity.Activities.anActivity;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What may be changed of a record, and when it may be deleted. */
@QuarkusTest
class ActivityEditTest extends ActivityFixture {

    @Test
    void aMergePatchRemovesByNullAndKeepsTheRest() {
        String id = created(anActivity()
                .attribute("lecturer-role", "invited")
                .attribute("mode", "onsite")
                .themes("a", "b")
                .with("notes", "x"));
        recorder()
                .contentType("application/merge-patch+json; charset=UTF-8")
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
    void whatTheServiceGivesIsNotEdited() throws Exception {
        String id = created(anActivity());
        List<Long> before = rows();
        for (String field :
                List.of("id", "status", "statusReason", "attachments", "version", "createdAt", "createdBy")) {
            ValidatableResponse response = edit(id, 1, Map.of(field, "x", "title", "二"));
            isProblem(response, 422, "invalid");
            response.body("errors.pointer", contains("/" + field)).body("errors.code", contains("not-edited-here"));
        }
        ValidatableResponse unknown = edit(id, 1, Map.of("colour", "x", "shape", "y"));
        isProblem(unknown, 400, "unknown-field");
        unknown.body("errors.pointer", containsInAnyOrder("/colour", "/shape"));
        assertEquals(before, rows());
    }

    @Test
    void whatWasReadMayBeSentBack() throws Exception {
        String id = created(anActivity()
                .attribute("mode", "onsite")
                .themes("a")
                .with("quantities", Map.of("person-times", 25))
                .with("notes", "x"));
        Map<String, Object> activity =
                reader().get(ACTIVITIES + "/" + id).jsonPath().getMap("");
        List<Long> before = rows();
        edit(id, 1, activity).statusCode(200).header("ETag", "\"1\"");
        assertEquals(before, rows());
        activity.put("title", "另一个题目");
        edit(id, 1, activity).statusCode(200).header("ETag", "\"2\"").body("title", equalTo("另一个题目"));
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
}
