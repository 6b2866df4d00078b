package taizhang.records.rectification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static taizhang.records.rectification.Tasks.aTask;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The document of a task in the ledger: whole, and one change for every write. */
@QuarkusTest
class TaskLedgerTest extends TaskFixture {

    @Test
    void aNewTaskIsWrittenWhole() throws Exception {
        String id = created(
                aTask().dueOn("2020-09-30").with("externalId", "rt-ledger-1").action("补齐", "办公室", null));
        List<Map<String, @Nullable JsonNode>> changes = changes(id);
        assertEquals(1, changes.size());
        assertNull(changes.get(0).get("before"));
        ObjectNode after = (ObjectNode) changes.get(0).get("after");
        String at = after.get("createdAt").asText();
        assertEquals(
                json(
                        """
                        {"id": "%s", "organization": "RT-A", "supervisor": null, "source": "inspection-tour",
                         "aspect": null, "campaign": null, "title": "台账不全", "description": null, "owner": null,
                         "foundOn": "2020-03-02", "dueOn": "2020-09-30", "state": "found", "cycle": 1,
                         "closedOn": null, "externalId": "rt-ledger-1",
                         "actions": [{"id": "%s", "title": "补齐", "owner": "办公室", "dueOn": null,
                           "state": "planned", "doneOn": null, "keptUp": false}],
                         "transitions": [{"from": null, "to": "found", "effectiveOn": "2020-03-02", "cycle": 1,
                           "note": null, "at": "%s", "by": "rt-recorder"}],
                         "extensions": [],
                         "cycles": [{"number": 1, "openedOn": "2020-03-02", "closedOn": null, "dueOn": null,
                           "onTime": null}],
                         "progress": null, "progressCount": 0, "attachments": [],
                         "version": 1, "createdAt": "%s", "createdBy": "rt-recorder", "updatedAt": "%s",
                         "updatedBy": "rt-recorder"}
                        """
                                .formatted(id, after.at("/actions/0/id").asText(), at, at, at)),
                after);
    }

    @Test
    void everyWriteIsOneChangeFromTheOneBefore() throws Exception {
        String id = created(aTask().dueOn("2020-09-30").action("补齐", "办公室", "2020-06-01"));
        recorder()
                .body(Map.of("title", "制度"))
                .post(TASKS + "/" + id + "/actions")
                .then()
                .statusCode(201);
        String first = reader().get(TASKS + "/" + id).path("actions[0].id");
        String second = reader().get(TASKS + "/" + id).path("actions[1].id");
        editAction(id, second, 2, Map.of("state", "void")).statusCode(200);
        editAction(id, first, 3, Map.of("state", "done", "doneOn", "2020-05-01"))
                .statusCode(200);
        edit(id, 4, Map.of("title", "台账有缺", "aspect", "governance")).statusCode(200);
        recorder()
                .body(Map.of("note", "过半", "percent", 60, "on", "2020-04-01"))
                .post(TASKS + "/" + id + "/progress")
                .then()
                .statusCode(201);
        recorder()
                .body(Map.of("note", "将毕"))
                .post(TASKS + "/" + id + "/progress")
                .then()
                .statusCode(201);
        approver()
                .body(Map.of("dueOn", "2020-12-31", "reason", "雨季"))
                .post(TASKS + "/" + id + "/extensions")
                .then()
                .statusCode(201);
        move(recorder(), id, 8, "in-progress", "2020-05-02", null).statusCode(200);
        move(recorder(), id, 9, "done", "2020-10-01", "完成").statusCode(200);
        move(approver(), id, 10, "reopened", "2020-11-01", "未达标").statusCode(200);

        List<Map<String, @Nullable JsonNode>> changes = changes(id);
        assertEquals(11, changes.size());
        for (int i = 1; i < changes.size(); i++) {
            assertEquals(changes.get(i - 1).get("after"), changes.get(i).get("before"), "before of version " + (i + 1));
            assertEquals(i + 1, changes.get(i).get("after").get("version").asInt());
        }
        assertEquals(2, changes.get(1).get("after").get("actions").size());
        assertEquals("void", changes.get(2).get("after").at("/actions/1/state").asText());
        assertEquals(
                "2020-05-01",
                changes.get(3).get("after").at("/actions/0/doneOn").asText());
        assertEquals("governance", changes.get(4).get("after").get("aspect").asText());
        assertEquals(60, changes.get(5).get("after").at("/progress/percent").asInt());
        JsonNode last = changes.get(10).get("after");
        assertEquals(2, last.get("progressCount").asInt());
        assertEquals(2, last.at("/progress/number").asInt());
        assertEquals("2020-12-31", last.get("dueOn").asText());
        assertEquals("2020-09-30", last.at("/extensions/0/previousDueOn").asText());
        assertEquals(today.date().toString(), last.at("/extensions/0/grantedOn").asText());
        assertEquals(
                json("[null, \"found\", \"in-progress\", \"done\"]").toString(),
                last.get("transitions").findValues("from").toString().replace(", ", ","));
        assertEquals(2, last.at("/transitions/3/cycle").asInt());
        // The extension was granted today, after the day on which the cycle closed.
        assertEquals(
                json(
                        """
                        [{"number": 1, "openedOn": "2020-03-02", "closedOn": "2020-10-01", "dueOn": "2020-09-30",
                          "onTime": false},
                         {"number": 2, "openedOn": "2020-11-01", "closedOn": null, "dueOn": null, "onTime": null}]
                        """),
                last.get("cycles"));
        assertTrue(last.get("closedOn").isNull());
    }

    @Test
    void whatChangesNothingIsNoChange() throws Exception {
        String id = created(aTask().action("补齐", "办公室", null));
        List<Long> before = rows();
        edit(id, 1, Map.of("title", "台账不全", "state", "found", "cycle", 1))
                .statusCode(200)
                .header("ETag", "\"1\"");
        String action = reader().get(TASKS + "/" + id).path("actions[0].id");
        editAction(id, action, 1, Map.of("title", "补齐")).statusCode(200).header("ETag", "\"1\"");
        assertEquals(before, rows());
    }

    @Test
    void evidenceFilesAreInTheDocument() throws Exception {
        String id = created(aTask());
        String file =
                """
                [{"createdAt":"2020-03-02T00:00:00Z","createdBy":"x","id":"01a1febb-3274-73a2-a5cb-9b7a1c0e69cd",\
                "mediaType":"text/plain","name":"a.txt","sha256":"%s","size":3}]"""
                        .formatted("0".repeat(64));
        execute("update rectification_task set attachments = ?::jsonb where id = ?::uuid", file, id);
        edit(id, 1, Map.of("title", "新题")).statusCode(200);
        assertEquals(file, changes(id).get(1).get("after").get("attachments").toString());
    }

    @Test
    void theLedgerShowsATaskToItsSubtree() {
        String id = created(aTask().of("RT-MOVED").foundOn("2020-03-02"));
        String old = created(aTask().of("RT-MOVED").foundOn("2021-03-02"));
        assertEquals(1, history("RT-A", id));
        assertEquals(1, history("RT-B", id));
        assertEquals(0, history("RT-A", old));
        assertEquals(1, history("RT-B", old));
        assertEquals(0, history("RT-OTHER", id));
    }

    private static int history(String organization, String id) {
        history("rectification-task", id, 1);
        List<Object> items = as("reader", "rt-other", organization)
                .get("/v1/changes?entity=rectification-task&id=" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return items.size();
    }
}
