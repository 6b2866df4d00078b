package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every accepted write appends exactly one change, every refused one none: walked over all writing endpoints. */
@Tag("integration")
class OneWriteOneChangeTest {

    private static final Map<String, String> NAME = Map.of("zh", "名称", "en", "name");

    private final Taizhang system = Taizhang.running();
    private final Api admin = system.api("admin");
    private final Api recorder = system.api("recorder");
    private final Api approver = system.api("approver");
    private final Set<String> walked = new HashSet<>();
    private long markers;

    @Test
    void everyWritingEndpoint() throws InterruptedException {
        Map<String, Object> organization = Map.of("name", NAME, "kind", "party-branch", "validFrom", "2015-01-01");
        one("PUT /v1/organizations/{code}", 201, () -> admin.put("/v1/organizations/OW-1", organization));
        one("PUT /v1/organizations/{code}", 201, () -> admin.put("/v1/organizations/OW-2", organization));
        none(412, () -> admin.send("PUT", "/v1/organizations/OW-1", organization, Map.of("If-Match", "\"9\"")));
        Map<String, String> move = Map.of("parent", "OW-1", "effectiveFrom", "2020-01-01");
        one("PUT /v1/organizations/{code}/parent", 200, () -> place("OW-2", move));
        none(428, () -> admin.put("/v1/organizations/OW-2/parent", move));
        none(409, () -> place("OW-1", Map.of("parent", "OW-2", "effectiveFrom", "2020-06-01")));
        Map<String, Object> totals = Map.of("effectiveFrom", "2020-01-01", "memberCount", 7);
        one("PUT /v1/organizations/{code}/totals", 200, () -> ofAnyVersion("PUT", "OW-1/totals", totals));
        none(200, () -> ofAnyVersion("PUT", "OW-1/totals", totals));
        one("PUT /v1/organizations/{code}", 201, () -> admin.put("/v1/organizations/OW-4", organization));
        Map<String, Object> merged = Map.of("validTo", "2030-12-31", "successors", List.of("OW-1"));
        one("POST /v1/organizations/{code}/closure", 200, () -> ofAnyVersion("POST", "OW-4/closure", merged));
        none(409, () -> ofAnyVersion("POST", "OW-4/closure", merged));
        one("PUT /v1/organizations/{code}", 201, () -> admin.put("/v1/organizations/OW-3", organization));
        one("DELETE /v1/organizations/{code}", 204, () -> delete(admin, "/v1/organizations/OW-3", 1));
        none(409, () -> delete(admin, "/v1/organizations/OW-1", 2));

        Map<String, Object> type = Map.of("category", "meeting", "name", NAME, "partyActivity", true);
        one("PUT /v1/activity-types/{code}", 201, () -> admin.put("/v1/activity-types/ow-type", type));
        Map<String, Object> campaign = Map.of("name", NAME, "kind", "clean-up", "startsOn", "2020-01-01");
        one("PUT /v1/campaigns/{code}", 201, () -> admin.put("/v1/campaigns/ow-campaign", campaign));

        Map<String, Object> activity = Map.of(
                "type", "ow-type",
                "organization", "OW-1",
                "title", "会议",
                "heldOn", "2020-03-05",
                "occurrence", "held");
        JsonNode draft = one("POST /v1/activities", 201, () -> recorder.post("/v1/activities", activity));
        none(422, () -> recorder.post("/v1/activities", Map.of("type", "no-such-type")));
        String path = "/v1/activities/" + draft.get("id").asText();
        JsonNode edited = one(
                "PATCH /v1/activities/{id}",
                200,
                () -> recorder.send("PATCH", path, Map.of("title", "专题会议"), Map.of("If-Match", "\"1\"")));
        JsonNode submitted =
                one("POST /v1/activities/{id}/transitions", 200, () -> recorder.transition(edited, "submitted", null));
        none(409, () -> recorder.send("PATCH", path, Map.of("title", "又一题"), Map.of("If-Match", "\"3\"")));
        one("POST /v1/activities/{id}/transitions", 200, () -> approver.transition(submitted, "approved", null));
        everyWriteOfAFile("/v1/activities/{id}", path, 4);
        JsonNode second = one("POST /v1/activities", 201, () -> recorder.post("/v1/activities", activity));
        one(
                "DELETE /v1/activities/{id}",
                204,
                () -> delete(recorder, "/v1/activities/" + second.get("id").asText(), 1));

        JsonNode third = one("POST /v1/activities", 201, () -> recorder.post("/v1/activities", activity));
        one("POST /v1/activities/transitions", 200, () -> moveMany("/v1/activities", "submitted", third));
        none(200, () -> moveMany("/v1/activities", "submitted", third));

        everyWriteOfATask();
        everyWriteOfAnImport(activity);
        mappingsAreBesideTheLedger();

        assertEquals(writingEndpoints(), walked, "every writing endpoint is walked");
    }

    private void mappingsAreBesideTheLedger() {
        String path = "/v1/import-mappings/ow-mapping";
        none(201, () -> recorder.put(path, Map.of("entity", "activities", "columns", Map.of("会议名称", "title"))));
        none(204, () -> delete(recorder, path, 1));
        walked.add("PUT /v1/import-mappings/{code}");
        walked.add("DELETE /v1/import-mappings/{code}");
    }

    private void everyWriteOfATask() {
        Map<String, Object> finding = Map.of(
                "organization", "OW-1",
                "source", "inspection-tour",
                "title", "台账不全",
                "foundOn", "2020-03-02");
        JsonNode task =
                one("POST /v1/rectification-tasks", 201, () -> recorder.post("/v1/rectification-tasks", finding));
        none(422, () -> recorder.post("/v1/rectification-tasks", Map.of("title", "无处")));
        String path = "/v1/rectification-tasks/" + task.get("id").asText();
        JsonNode action = one(
                "POST /v1/rectification-tasks/{id}/actions",
                201,
                () -> recorder.post(path + "/actions", Map.of("title", "补齐")));
        String actionPath = path + "/actions/" + action.get("id").asText();
        one(
                "PATCH /v1/rectification-tasks/{id}/actions/{actionId}",
                200,
                () -> recorder.send("PATCH", actionPath, Map.of("state", "done"), Map.of("If-Match", "\"2\"")));
        one(
                "PATCH /v1/rectification-tasks/{id}",
                200,
                () -> recorder.send("PATCH", path, Map.of("title", "台账有缺"), Map.of("If-Match", "\"3\"")));
        one(
                "POST /v1/rectification-tasks/{id}/progress",
                201,
                () -> recorder.post(path + "/progress", Map.of("note", "过半", "percent", 50)));
        Map<String, Object> extension = Map.of("dueOn", "2021-12-31", "reason", "雨季");
        one("POST /v1/rectification-tasks/{id}/extensions", 201, () -> approver.post(path + "/extensions", extension));
        none(422, () -> approver.post(path + "/extensions", extension));
        none(409, () -> moveTask(recorder, path, "done", 6));
        one("POST /v1/rectification-tasks/{id}/transitions", 200, () -> moveTask(recorder, path, "in-progress", 6));
        one("POST /v1/rectification-tasks/{id}/transitions", 200, () -> moveTask(recorder, path, "done", 7));
        none(412, () -> moveTask(approver, path, "verified", 7));
        none(409, () -> approver.post(path + "/extensions", Map.of("dueOn", "2022-12-31", "reason", "雨季")));
        everyWriteOfAFile("/v1/rectification-tasks/{id}", path, 8);
        JsonNode other =
                one("POST /v1/rectification-tasks", 201, () -> recorder.post("/v1/rectification-tasks", finding));
        one(
                "POST /v1/rectification-tasks/transitions",
                200,
                () -> moveMany("/v1/rectification-tasks", "in-progress", other));
    }

    private void everyWriteOfAnImport(Map<String, Object> activity) {
        String rows = "{}\n" + Api.JSON.valueToTree(activity);
        none(202, () -> recorder.importLines("entity=activities&duplicates=write&mode=dry-run", rows));
        JsonNode imported = one(
                "POST /v1/imports",
                202,
                () -> recorder.importLines("entity=activities&duplicates=write&mode=commit", rows));
        String path = "/v1/imports/" + imported.get("id").asText();
        walked.add("POST /v1/imports/{id}/cancellation");
        none(409, () -> recorder.post(path + "/cancellation", Map.of()));
        one("POST /v1/imports/{id}/withdrawal", 200, () -> recorder.post(path + "/withdrawal", Map.of("reason", "错")));
        none(409, () -> recorder.post(path + "/withdrawal", Map.of("reason", "错")));
    }

    private Api.Answer moveMany(String path, String to, JsonNode one) {
        Map<String, ?> item = Map.of(
                "id", one.get("id").asText(), "version", one.get("version").asLong());
        return recorder.post(path + "/transitions", Map.of("to", to, "items", List.of(item)));
    }

    private void everyWriteOfAFile(String record, String path, int version) {
        none(415, () -> recorder.attach(path, "a.txt", "<html>"));
        JsonNode file = one("POST " + record + "/attachments", 201, () -> recorder.attach(path, "a.txt", "会议记录"));
        String filePath = path + "/attachments/" + file.get("id").asText();
        none(412, () -> delete(recorder, filePath, version));
        one("DELETE " + record + "/attachments/{attachmentId}", 204, () -> delete(recorder, filePath, version + 1));
        none(404, () -> delete(recorder, filePath, version + 2));
    }

    private static Api.Answer moveTask(Api api, String path, String to, int version) {
        return api.send(
                "POST",
                path + "/transitions",
                Map.of("to", to, "note", "现场查验"),
                Map.of("If-Match", "\"" + version + "\""));
    }

    private JsonNode one(String endpoint, int status, Supplier<Api.Answer> write) {
        walked.add(endpoint);
        return changes(1, status, write);
    }

    private void none(int status, Supplier<Api.Answer> write) {
        changes(0, status, write);
    }

    private JsonNode changes(int expected, int status, Supplier<Api.Answer> write) {
        long before = settledHead();
        Api.Answer answer = write.get().expect(status);
        assertEquals(before + expected, settledHead(), answer.response()::toString);
        return answer.body();
    }

    /**
     * The head without our markers. A marker that follows a write gets a later position: when it is there, everything before
     * it is.
     */
    private long settledHead() {
        String code = "ow-marker-" + System.nanoTime();
        admin.put("/v1/campaigns/" + code, Map.of("name", NAME, "kind", "clean-up", "startsOn", "2020-01-01"))
                .expect(201);
        List<JsonNode> history = List.of();
        while (history.isEmpty()) {
            history = new java.util.ArrayList<>();
            admin.get("/v1/changes?wait=5&entity=campaign&id=" + code)
                    .get("items")
                    .forEach(history::add);
        }
        markers++;
        return history.get(0).get("position").asLong() - markers;
    }

    private Api.Answer place(String organization, Map<String, String> placement) {
        return ofAnyVersion("PUT", organization + "/parent", placement);
    }

    private Api.Answer ofAnyVersion(String method, String organization, Map<String, ?> body) {
        return admin.send(method, "/v1/organizations/" + organization, body, Map.of("If-Match", "*"));
    }

    private static Api.Answer delete(Api api, String path, int version) {
        return api.send("DELETE", path, null, Map.of("If-Match", "\"" + version + "\""));
    }

    private Set<String> writingEndpoints() {
        Set<String> writing = new HashSet<>();
        admin.send(system.records.address().resolve("/q/openapi?format=json"), "GET", null, Map.of())
                .body()
                .get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (Set.of("put", "post", "patch", "delete").contains(method)) {
                        writing.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return writing;
    }
}
