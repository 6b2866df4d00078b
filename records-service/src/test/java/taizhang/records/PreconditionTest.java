package taizhang.records;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taizhang.api.testing.Contract;

/** Whatever writes over something that is there says which version it has seen. */
@QuarkusTest
class PreconditionTest extends WorldFixture {

    /** @param body of a request that the rules would let pass */
    private record Write(String path, Map<String, ?> body) {}

    @Test
    void everyWriteNamesTheVersionThatItChanges() throws IOException {
        Map<String, Write> writes = writes();
        List<String> documented = Contract.served().operations();
        assertTrue(documented.containsAll(writes.keySet()), documented::toString);
        for (String operation : documented) {
            // Steps of many at once name the versions in their body.
            boolean overSomething =
                    operation.matches("(PUT|PATCH|DELETE) .*") || operation.matches("POST .*}/(transitions|closure)");
            if (overSomething) {
                Write write = writes.get(operation);
                assertTrue(write != null, "Say here what is written by " + operation);
                String method = operation.substring(0, operation.indexOf(' '));
                answer(method, write, null, 428, "precondition-required");
                answer(method, write, "", 428, "precondition-required");
                answer(method, write, "\"99\"", 412, "precondition-failed");
                answer(method, write, "W/\"1\"", 412, "precondition-failed");
            }
        }
    }

    private static void answer(String method, Write write, @Nullable String ifMatch, int status, String code) {
        var request = everywhere().body(write.body());
        (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .request(method, write.path())
                .then()
                .statusCode(status)
                .body("code", is(code));
    }

    private Map<String, Write> writes() {
        String unit = "/v1/organizations/" + own;
        String type = "/v1/activity-types/party-lecture";
        String campaign = "/v1/campaigns/" + own;
        campaign(own, null);
        String activity = "/v1/activities/" + activity(Map.of());
        String task = "/v1/rectification-tasks/" + task(Map.of("actions", List.of(Map.of("title", "一"))));
        String action = everywhere().get(task).path("actions[0].id");
        Map<String, Object> name = Map.of("zh", "名称", "en", "Name");
        Map<String, Object> title = Map.of("title", "新题目");
        Map<String, Write> writes = new HashMap<>();
        writes.put("PUT /v1/organizations/{code}", new Write(unit, organizationBody(above, null)));
        writes.put("DELETE /v1/organizations/{code}", new Write(unit, Map.of()));
        writes.put(
                "PUT /v1/organizations/{code}/parent",
                new Write(unit + "/parent", Map.of("parent", foreign, "effectiveFrom", "2020-01-01")));
        writes.put(
                "PUT /v1/organizations/{code}/totals",
                new Write(unit + "/totals", Map.of("effectiveFrom", "2020-01-01", "memberCount", 1)));
        writes.put(
                "POST /v1/organizations/{code}/closure", new Write(unit + "/closure", Map.of("validTo", "2030-01-01")));
        writes.put(
                "PUT /v1/activity-types/{code}",
                new Write(type, Map.of("category", "lecture", "name", name, "partyActivity", true)));
        writes.put("PUT /v1/campaigns/{code}", new Write(campaign, campaignBody(null)));
        String mapping = "/v1/import-mappings/" + own;
        Map<String, Object> columns = Map.of("entity", "activities", "columns", Map.of("会议名称", "title"));
        everywhere().body(columns).put(mapping).then().statusCode(201);
        writes.put("PUT /v1/import-mappings/{code}", new Write(mapping, columns));
        writes.put("DELETE /v1/import-mappings/{code}", new Write(mapping, Map.of()));
        writes.put("PATCH /v1/activities/{id}", new Write(activity, title));
        writes.put("DELETE /v1/activities/{id}", new Write(activity, Map.of()));
        writes.put(
                "POST /v1/activities/{id}/transitions",
                new Write(activity + "/transitions", Map.of("to", "submitted")));
        writes.put("PATCH /v1/rectification-tasks/{id}", new Write(task, title));
        writes.put(
                "POST /v1/rectification-tasks/{id}/transitions",
                new Write(task + "/transitions", Map.of("to", "in-progress")));
        writes.put(
                "PATCH /v1/rectification-tasks/{id}/actions/{actionId}", new Write(task + "/actions/" + action, title));
        writes.put(
                "DELETE /v1/activities/{id}/attachments/{attachmentId}",
                new Write(activity + "/attachments/" + attach(activity), Map.of()));
        writes.put(
                "DELETE /v1/rectification-tasks/{id}/attachments/{attachmentId}",
                new Write(task + "/attachments/" + attach(task), Map.of()));
        return writes;
    }
}
