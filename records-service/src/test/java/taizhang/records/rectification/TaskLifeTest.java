package taizhang.records.rectification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static taizhang.records.rectification.Tasks.aTask;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A task from found to kept up, and back when it turns out that it was not. */
@QuarkusTest
class TaskLifeTest extends TaskFixture {

    @Test
    void createdWithAllItsFields() {
        ValidatableResponse response = post(aTask().dueOn("2020-09-30")
                        .with("supervisor", "RT-B")
                        .with("aspect", "governance")
                        .with("campaign", "rt-open")
                        .with("description", "缺三项")
                        .with("owner", "办公室")
                        .action("补齐台账", "办公室", "2020-06-30")
                        .action("建立制度", null, null))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("organization", equalTo("RT-A"))
                .body("supervisor", equalTo("RT-B"))
                .body("aspect", equalTo("governance"))
                .body("campaign", equalTo("rt-open"))
                .body("foundOn", equalTo("2020-03-02"))
                .body("dueOn", equalTo("2020-09-30"))
                .body("state", equalTo("found"))
                .body("cycle", equalTo(1))
                .body("closedOn", nullValue())
                .body("overdue", equalTo(true))
                .body("extensionCount", equalTo(0))
                .body("createdBy", equalTo("rt-recorder"))
                .body("actions.title", contains("补齐台账", "建立制度"))
                .body("actions.state", contains("planned", "planned"))
                .body("actions.keptUp", contains(false, false))
                .body("actions.dueOn", contains("2020-06-30", null));
        String id = response.extract().path("id");
        response.header("Location", endsWith(TASKS + "/" + id));
        Map<String, Object> read = reader().get(TASKS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .extract()
                .path("");
        assertEquals(response.extract().path(""), read);
        tagged(reader(), 1)
                .header("If-None-Match", "\"1\"")
                .get(TASKS + "/" + id)
                .then()
                .statusCode(304);
    }

    @Test
    void theWholeLifeWithAReopening() {
        String id = created(aTask().dueOn("2020-06-30").action("补齐台账", "办公室", "2020-06-01"));
        move(recorder(), id, 1, "planned", "2020-03-10", null).statusCode(200).header("ETag", "\"2\"");
        move(recorder(), id, 2, "in-progress", "2020-03-15", null).statusCode(200);
        finishActions(id, 3);
        move(recorder(), id, 4, "done", "2020-05-20", "已补齐")
                .statusCode(200)
                .body("state", equalTo("done"))
                .body("closedOn", equalTo("2020-05-20"))
                .body("overdue", equalTo(false));
        move(approver(), id, 5, "verified", "2020-05-25", "现场核查").statusCode(200);
        move(recorder(), id, 6, "kept-up", "2020-06-01", null).statusCode(200).body("closedOn", equalTo("2020-05-20"));
        move(recorder(), id, 7, "reopened", "2020-08-01", "又缺一项")
                .statusCode(200)
                .body("state", equalTo("reopened"))
                .body("cycle", equalTo(2))
                .body("closedOn", nullValue())
                .body("overdue", equalTo(true));
        move(recorder(), id, 8, "in-progress", "2020-08-02", null).statusCode(200);
        move(recorder(), id, 9, "done", "2020-09-01", null)
                .statusCode(200)
                .body("cycle", equalTo(2))
                .body("closedOn", equalTo("2020-09-01"));
        reader().get(TASKS + "/" + id + "/cycles")
                .then()
                .statusCode(200)
                .body("items.number", contains(1, 2))
                .body("items.openedOn", contains("2020-03-02", "2020-08-01"))
                .body("items.closedOn", contains("2020-05-20", "2020-09-01"))
                .body("items.dueOn", contains("2020-06-30", "2020-06-30"))
                .body("items.onTime", contains(true, false))
                .body("next", nullValue());
        reader().get(TASKS + "/" + id + "/transitions")
                .then()
                .statusCode(200)
                .body(
                        "items.to",
                        contains(
                                "found",
                                "planned",
                                "in-progress",
                                "done",
                                "verified",
                                "kept-up",
                                "reopened",
                                "in-progress",
                                "done"))
                .body("items[0].from", nullValue())
                .body("items[0].effectiveOn", equalTo("2020-03-02"))
                .body("items[6].from", equalTo("kept-up"))
                .body("items[6].note", equalTo("又缺一项"))
                .body("items[4].by", equalTo("rt-approver"))
                .body("items.cycle", contains(1, 1, 1, 1, 1, 1, 2, 2, 2));
    }

    @Test
    void whatWasReadMayBeSentBack() {
        String id = created(aTask().dueOn("2020-09-30").action("补", "办公室", "2020-06-01"));
        Map<String, Object> task = reader().get(TASKS + "/" + id).jsonPath().getMap("");
        task.put("title", "另一个题目");
        edit(id, 1, Map.of("overdue", false)).statusCode(422).body("errors.pointer", contains("/overdue"));
        edit(id, 1, task).statusCode(200).body("title", equalTo("另一个题目")).body("overdue", equalTo(true));
        Map<String, Object> action = reader().get(TASKS + "/" + id).jsonPath().getMap("actions[0]");
        action.put("title", "另一项措施");
        String actionId = (String) action.get("id");
        editAction(id, actionId, 2, action).statusCode(200).body("title", equalTo("另一项措施"));
        action.put("id", id);
        editAction(id, actionId, 3, action).statusCode(422).body("errors.code", contains("not-edited-here"));
        editAction(id, actionId, 3, Map.of("colour", "x")).statusCode(400);
    }

    @Test
    void aTaskRecordedByMistakeIsVoided() {
        String id = createdIn("void", aTask().dueOn("2020-03-03"));
        reader().get(TASKS + "/" + id)
                .then()
                .body("state", equalTo("void"))
                .body("overdue", equalTo(false))
                .body("closedOn", nullValue());
        isProblem(edit(id, version(id), Map.of("title", "x")), 409, "not-editable");
    }

    @Test
    void aStepWithoutADayIsOfToday() {
        String id = created(aTask());
        move(recorder(), id, 1, "in-progress", null, null).statusCode(200);
        reader().get(TASKS + "/" + id + "/transitions")
                .then()
                .body("items", hasSize(2))
                .body("items[1].effectiveOn", equalTo(today.date().toString()));
        reader().get(TASKS + "/" + id + "/actions").then().body("items", empty());
    }

    @Test
    void actionsProgressAndExtensionsOfAnOpenTask() {
        String id = created(aTask());
        ValidatableResponse action = recorder()
                .body(Map.of("title", "建章立制", "dueOn", "2020-05-01"))
                .post(TASKS + "/" + id + "/actions")
                .then()
                .statusCode(201)
                .header("ETag", "\"2\"")
                .body("state", equalTo("planned"))
                .body("owner", nullValue());
        String actionId = action.extract().path("id");
        action.header("Location", endsWith(TASKS + "/" + id + "/actions/" + actionId));
        recorder()
                .body(Map.of("note", "完成一半", "percent", 50))
                .post(TASKS + "/" + id + "/progress")
                .then()
                .statusCode(201)
                .header("ETag", "\"3\"")
                .body("number", equalTo(1))
                .body("on", equalTo(today.date().toString()))
                .body("by", equalTo("rt-recorder"));
        approver()
                .body(Map.of("dueOn", "2020-12-31", "reason", "施工延期"))
                .post(TASKS + "/" + id + "/extensions")
                .then()
                .statusCode(201)
                .header("ETag", "\"4\"")
                .body("number", equalTo(1))
                .body("previousDueOn", nullValue())
                .body("grantedOn", equalTo(today.date().toString()))
                .body("grantedBy", equalTo("rt-approver"));
        reader().get(TASKS + "/" + id)
                .then()
                .body("dueOn", equalTo("2020-12-31"))
                .body("extensionCount", equalTo(1))
                .body("version", equalTo(4));
        reader().get(TASKS + "/" + id + "/actions/" + actionId)
                .then()
                .statusCode(200)
                .header("ETag", "\"4\"")
                .body("title", equalTo("建章立制"));
        reader().get(TASKS + "/" + id + "/progress").then().statusCode(200).body("items.percent", contains(50));
        reader().get(TASKS + "/" + id + "/extensions").then().statusCode(200).body("items.reason", contains("施工延期"));
    }
}
