package taizhang.records.rectification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static taizhang.records.rectification.Tasks.aTask;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Actions, deadlines and notes of progress: when they may be written, and what they may say. */
@QuarkusTest
class FollowUpTest extends TaskFixture {

    @Test
    void doneHasADay() {
        String id = created(aTask().action("一", null, null));
        String action = reader().get(TASKS + "/" + id).path("actions[0].id");
        editAction(id, action, 1, Map.of("state", "done"))
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("doneOn", equalTo(today.date().toString()));
        editAction(id, action, 2, Map.of("doneOn", "2020-04-01"))
                .statusCode(200)
                .body("doneOn", equalTo("2020-04-01"));
        editAction(id, action, 3, Map.of("title", "甲")).statusCode(200).body("doneOn", equalTo("2020-04-01"));
        isProblem(editAction(id, action, 4, nothing("doneOn")), 422, "invalid")
                .body("errors.pointer", contains("/doneOn"));
        editAction(id, action, 4, Map.of("state", "in-progress"))
                .statusCode(200)
                .body("doneOn", nullValue());
        isProblem(editAction(id, action, 5, Map.of("doneOn", "2020-04-01")), 422, "invalid")
                .body("errors.code", contains("not-done"));
        String tomorrow = today.date().plusDays(1).toString();
        isProblem(editAction(id, action, 5, Map.of("state", "done", "doneOn", tomorrow)), 422, "invalid")
                .body("errors.code", contains("in-the-future"));
        isProblem(editAction(id, action, 5, Map.of("state", "done", "doneOn", "2020-03-01")), 422, "invalid")
                .body("errors.code", contains("too-early"));
        editAction(id, action, 5, Map.of("state", "done", "doneOn", "2020-03-02"))
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"done", "verified", "kept-up", "void"})
    void whatIsNotOpenIsClosedToWork(String state) throws Exception {
        String id = createdIn(state, aTask().dueOn("2020-09-30"));
        int version = version(id);
        String action = reader().get(TASKS + "/" + id).path("actions[0].id");
        List<Long> before = rows();
        isProblem(editAction(id, action, version, Map.of("title", "另")), 409, "not-editable");
        isProblem(editAction(id, action, version, Map.of("keptUp", true, "owner", "另")), 409, "not-editable");
        isProblem(editAction(id, action, version, Map.of("title", "")), 409, "not-editable");
        isProblem(edit(id, version, Map.of("title", "另")), 409, "not-editable");
        isProblem(send(recorder(), id, "actions", Map.of("title", "另")), 409, "not-editable");
        isProblem(send(recorder(), id, "progress", Map.of("note", "另")), 409, "not-editable");
        isProblem(send(approver(), id, "extensions", extension("2021-09-30")), 409, "not-editable");
        assertEquals(before, rows());
        ValidatableResponse keptUp = editAction(id, action, version, Map.of("keptUp", true));
        if (state.equals("void")) {
            isProblem(keptUp, 409, "not-editable");
        } else {
            keptUp.statusCode(200).body("keptUp", equalTo(true)).header("ETag", "\"" + (version + 1) + "\"");
        }
    }

    @Test
    void aReopenedTaskIsWorkedOnAgain() {
        String id = createdIn("reopened", aTask().dueOn("2020-09-30"));
        send(recorder(), id, "actions", Map.of("title", "再改")).statusCode(201);
        send(approver(), id, "extensions", extension("2030-09-30"))
                .statusCode(201)
                .body("previousDueOn", equalTo("2020-09-30"));
        reader().get(TASKS + "/" + id).then().body("overdue", equalTo(false));
    }

    @Test
    void aDeadlineOnlyMovesLaterAndForAReason() {
        String id = created(aTask().dueOn("2020-09-30"));
        isProblem(send(approver(), id, "extensions", extension("2020-09-30")), 422, "invalid")
                .body("errors.pointer", contains("/dueOn"))
                .body("errors.code", contains("not-later"));
        isProblem(send(approver(), id, "extensions", Map.of("reason", " ")), 422, "invalid")
                .body("errors.pointer", containsInAnyOrder("/dueOn", "/reason"));
        isProblem(send(recorder(), id, "extensions", extension("2020-10-01")), 403, "forbidden");
        send(approver(), id, "extensions", extension("2020-10-01")).statusCode(201);
        send(approver(), id, "extensions", extension("2020-10-02"))
                .statusCode(201)
                .body("number", equalTo(2))
                .body("previousDueOn", equalTo("2020-10-01"));
        isProblem(edit(id, 3, Map.of("dueOn", "2021-01-01")), 422, "invalid")
                .body("errors.pointer", contains("/dueOn"))
                .body("errors.code", contains("moved-by-extension"));
        String without = created(aTask());
        isProblem(send(approver(), without, "extensions", extension("2020-03-01")), 422, "invalid")
                .body("errors.code", contains("too-early"));
        send(approver(), without, "extensions", extension("2020-03-02")).statusCode(201);
    }

    @Test
    void theDeadlineInForceWhenACycleClosesStays() throws Exception {
        String id = created(aTask().dueOn("2020-06-30"));
        move(recorder(), id, 1, "in-progress", "2020-03-02", null).statusCode(200);
        send(approver(), id, "extensions", extension("2020-08-31")).statusCode(201);
        send(approver(), id, "extensions", extension("2020-12-31")).statusCode(201);
        grantedOn(id, 1, "2020-06-15");
        grantedOn(id, 2, "2020-08-20");
        move(recorder(), id, 4, "done", "2020-08-19", null).statusCode(200);
        move(recorder(), id, 5, "reopened", "2020-09-01", null).statusCode(200);
        move(recorder(), id, 6, "in-progress", "2020-09-01", null).statusCode(200);
        send(approver(), id, "extensions", extension("2021-01-31")).statusCode(201);
        move(recorder(), id, 8, "done", "2021-01-01", null).statusCode(200);
        reader().get(TASKS + "/" + id + "/cycles")
                .then()
                .body("items.dueOn", contains("2020-08-31", "2020-12-31"))
                .body("items.onTime", contains(true, false));
        String dateless = createdIn("done", aTask());
        reader().get(TASKS + "/" + dateless + "/cycles")
                .then()
                .body("items[0].dueOn", nullValue())
                .body("items[0].onTime", nullValue());
    }

    @Test
    void overdueOfAPastDayKnowsTheDeadlineOfThatDay() throws Exception {
        String mark = "rt-overdue";
        String id = created(aTask().dueOn("2020-06-30").with("aspect", mark));
        move(recorder(), id, 1, "in-progress", "2020-03-02", null).statusCode(200);
        send(approver(), id, "extensions", extension("2020-08-31")).statusCode(201);
        grantedOn(id, 1, "2020-07-15");
        move(recorder(), id, 3, "done", "2020-09-10", null).statusCode(200);
        move(recorder(), id, 4, "reopened", "2020-10-01", null).statusCode(200);
        created(aTask().with("aspect", mark));
        Map<String, Integer> expected = Map.of(
                "2020-03-01", 0,
                "2020-06-30", 0,
                "2020-07-01", 1,
                "2020-07-14", 1,
                "2020-07-15", 0,
                "2020-08-31", 0,
                "2020-09-01", 1,
                "2020-09-09", 1,
                "2020-09-10", 0,
                "2020-10-01", 1);
        expected.forEach((day, count) -> {
            List<String> found = reader().queryParam("aspect", mark)
                    .queryParam("overdueOn", day)
                    .get(TASKS)
                    .path("items.id");
            assertEquals(count == 1 ? List.of(id) : List.of(), found, day);
        });
    }

    @Test
    void progressSaysHowFar() {
        String id = created(aTask());
        String tomorrow = today.date().plusDays(1).toString();
        isProblem(send(recorder(), id, "progress", Map.of("percent", 101, "on", tomorrow)), 422, "invalid")
                .body("errors.pointer", containsInAnyOrder("/note", "/percent", "/on"));
        isProblem(send(recorder(), id, "progress", Map.of("note", "x", "on", "2020-03-01")), 422, "invalid")
                .body("errors.code", contains("too-early"));
        send(recorder(), id, "progress", Map.of("note", "启动", "on", "2020-03-02", "percent", 0))
                .statusCode(201);
        send(recorder(), id, "progress", Map.of("note", "不知"))
                .statusCode(201)
                .body("percent", nullValue())
                .body("number", equalTo(2));
    }

    @Test
    void aVersionThatIsGivenMustBeThePresentOne() {
        String id = created(aTask().dueOn("2020-09-30"));
        isProblem(send(tagged(recorder(), 2), id, "actions", Map.of("title", "x")), 412, "precondition-failed");
        isProblem(send(tagged(recorder(), 2), id, "progress", Map.of("note", "x")), 412, "precondition-failed");
        isProblem(send(tagged(approver(), 2), id, "extensions", extension("2021-01-01")), 412, "precondition-failed");
        send(tagged(recorder(), 1), id, "actions", Map.of("title", "x")).statusCode(201);
        String action = reader().get(TASKS + "/" + id).path("actions[0].id");
        isProblem(editAction(id, action, 1, Map.of("title", "y")), 412, "precondition-failed");
        isProblem(
                recorder()
                        .body(Map.of("title", "y"))
                        .patch(TASKS + "/" + id + "/actions/" + action)
                        .then(),
                428,
                "precondition-required");
        isProblem(recorder().body(Map.of("title", "y")).patch(TASKS + "/" + id).then(), 428, "precondition-required");
    }

    private void grantedOn(String id, int number, String day) throws Exception {
        execute("update task_extension set granted_on = ?::date where task = ?::uuid and number = ?", day, id, number);
    }

    private static Map<String, String> extension(String dueOn) {
        return Map.of("dueOn", dueOn, "reason", "雨季");
    }

    private static Map<String, @Nullable Object> nothing(String field) {
        Map<String, @Nullable Object> patch = new HashMap<>();
        patch.put(field, null);
        return patch;
    }

    private static ValidatableResponse send(RequestSpecification who, String id, String part, Map<String, ?> body) {
        return who.body(body).post(TASKS + "/" + id + "/" + part).then();
    }
}
