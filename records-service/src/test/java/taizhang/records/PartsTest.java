package taizhang.records;

import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The parts of a record are lists as all others: with limit, cursor and total. */
@QuarkusTest
class PartsTest extends WorldFixture {

    private static final String TASKS = "/v1/rectification-tasks/";

    @Test
    void everyKindOfPartIsWalkedPageByPage() {
        String activity = "/v1/activities/" + activity(Map.of());
        for (String to : new String[] {"submitted", "returned", "submitted"}) {
            move(within(to.equals("returned") ? "approver" : "recorder"), activity, Map.of("to", to, "reason", "看"));
        }
        String task = TASKS + reopenedTask();
        for (String record : new String[] {activity, task}) {
            attach(record);
            attach(record);
        }
        place(own, foreign, "2018-01-01");
        place(own, above, "2019-01-01");
        Map<String, Integer> parts = new HashMap<>(Map.of(
                activity + "/transitions", 4,
                activity + "/attachments", 2,
                task + "/transitions", 4,
                task + "/actions", 3,
                task + "/progress", 3,
                task + "/extensions", 2,
                task + "/cycles", 2,
                task + "/attachments", 2,
                "/v1/organizations/" + own + "/parents", 3));
        for (String day : new String[] {"2018-01-01", "2019-01-01"}) {
            everywhere()
                    .header("If-Match", "*")
                    .body(Map.of("effectiveFrom", day, "memberCount", 3))
                    .put("/v1/organizations/" + own + "/totals")
                    .then()
                    .statusCode(200);
        }
        parts.put("/v1/organizations/" + own + "/totals", 2);
        List<String> cursors = new ArrayList<>();
        parts.forEach((path, size) -> cursors.add(walk(path, size)));
        List<String> paths = List.copyOf(parts.keySet());
        for (int i = 0; i < paths.size(); i++) {
            String other = cursors.get((i + 1) % cursors.size());
            isMismatch(paths.get(i), other);
            isMismatch(paths.get(i), damaged(cursors.get(i)));
        }
    }

    private static String walk(String path, int size) {
        JsonPath whole = everywhere()
                .get(path)
                .then()
                .statusCode(200)
                .body("next", nullValue())
                .extract()
                .jsonPath();
        List<Object> items = whole.getList("items");
        assertEquals(size, items.size(), path);
        assertNull((Object) whole.get("total"), path);
        List<Object> walked = new ArrayList<>();
        String first = null;
        String cursor = null;
        do {
            var request = everywhere().queryParam("limit", 1).queryParam("include", "total");
            var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get(path)
                    .then()
                    .statusCode(200)
                    .body("total", is(size))
                    .body("items.size()", is(1));
            walked.addAll(page.extract().jsonPath().getList("items"));
            cursor = page.extract().path("next");
            first = first == null ? cursor : first;
        } while (cursor != null && walked.size() <= size);
        assertEquals(items, walked, path);
        return first;
    }

    @Test
    void whatIsAddedOrTakenAwayInBetweenNeitherRepeatsNorSkips() {
        String task = TASKS + task(Map.of());
        note(task, "一");
        note(task, "二");
        String next =
                everywhere().queryParam("limit", 1).get(task + "/progress").path("next");
        note(task, "三");
        assertEquals(
                List.of("二", "三"),
                everywhere().queryParam("cursor", next).get(task + "/progress").path("items.note"));
        String first = attach(task);
        List<String> others = List.of(attach(task), attach(task));
        next = everywhere().queryParam("limit", 1).get(task + "/attachments").path("next");
        everywhere()
                .header("If-Match", "*")
                .delete(task + "/attachments/" + first)
                .then()
                .statusCode(204);
        assertEquals(
                others,
                everywhere()
                        .queryParam("cursor", next)
                        .get(task + "/attachments")
                        .path("items.id"));
    }

    @Test
    void cursorsOfListsByCodeAreNotTamperedWithEither() {
        campaign(own + "-c1", null);
        campaign(own + "-c2", null);
        for (String list : new String[] {"/v1/organizations", "/v1/activity-types", "/v1/campaigns"}) {
            String next = everywhere().queryParam("limit", 1).get(list).path("next");
            isMismatch(list, damaged(next));
            everywhere().queryParam("cursor", next).get(list).then().statusCode(200);
        }
    }

    private static void isMismatch(String path, String cursor) {
        everywhere()
                .queryParam("cursor", cursor)
                .get(path)
                .then()
                .statusCode(400)
                .body("code", is("cursor-mismatch"));
    }

    /** Its last character holds bits that count in any case. */
    private static String damaged(@Nullable String cursor) {
        assertTrue(cursor != null);
        int at = cursor.length() - 3;
        char other = cursor.charAt(at) == 'A' ? 'B' : 'A';
        return cursor.substring(0, at) + other + cursor.substring(at + 1);
    }

    private String reopenedTask() {
        String id = task(Map.of(
                "dueOn",
                "2020-06-30",
                "actions",
                List.of(Map.of("title", "一", "state", "done"), Map.of("title", "二", "state", "done"))));
        String task = TASKS + id;
        everywhere()
                .body(Map.of("title", "三", "state", "done"))
                .post(task + "/actions")
                .then()
                .statusCode(201);
        for (String note : new String[] {"一", "二", "三"}) {
            note(task, note);
        }
        for (String day : new String[] {"2020-07-31", "2020-08-31"}) {
            everywhere()
                    .body(Map.of("dueOn", day, "reason", "雨季"))
                    .post(task + "/extensions")
                    .then()
                    .statusCode(201);
        }
        for (String to : new String[] {"in-progress", "done", "reopened"}) {
            move(everywhere(), task, Map.of("to", to));
        }
        return id;
    }

    private static void note(String task, String note) {
        everywhere().body(Map.of("note", note)).post(task + "/progress").then().statusCode(201);
    }

    private static void place(String organization, String parent, String day) {
        everywhere()
                .header("If-Match", "*")
                .body(Map.of("parent", parent, "effectiveFrom", day))
                .put("/v1/organizations/" + organization + "/parent")
                .then()
                .statusCode(200);
    }
}
