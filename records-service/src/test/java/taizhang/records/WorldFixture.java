package taizhang.records;

import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/**
 * What tests of all kinds of records share: a unit below another one and a foreign one, anew for each test, and what callers
 * of the unit and callers of everything do.
 */
abstract class WorldFixture extends RecordsTest {

    private static final String FILE =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nproof\r\n--b--\r\n";

    private static int worlds;

    String own;
    String above;
    String foreign;

    @BeforeEach
    void world() {
        String name = "W" + ++worlds + "-";
        own = name + "OWN";
        above = name + "ABOVE";
        foreign = name + "FOREIGN";
        organization(above, null, null);
        organization(own, above, null);
        organization(foreign, null, null);
    }

    static RequestSpecification everywhere() {
        return as("admin", "everywhere", null);
    }

    /** The same person for all roles but the approver's. */
    RequestSpecification within(String role) {
        return as(role, role.equals("approver") ? "w-approver" : "w-recorder", own);
    }

    static void organization(String code, @Nullable String parent, @Nullable String basedIn) {
        everywhere()
                .body(organizationBody(parent, basedIn))
                .put("/v1/organizations/" + code)
                .then()
                .statusCode(201);
    }

    static Map<String, @Nullable Object> organizationBody(@Nullable String parent, @Nullable String basedIn) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("name", Map.of("zh", "单位", "en", "Unit"));
        body.put("kind", "party-branch");
        body.put("parent", parent);
        body.put("validFrom", "2015-01-01");
        body.put("basedIn", basedIn);
        return body;
    }

    static void campaign(String code, @Nullable String leader) {
        everywhere()
                .body(campaignBody(leader))
                .put("/v1/campaigns/" + code)
                .then()
                .statusCode(201);
    }

    static Map<String, @Nullable Object> campaignBody(@Nullable String leader) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("name", Map.of("zh", "专项", "en", "Campaign"));
        body.put("kind", "inspection-tour");
        body.put("leadOrganization", leader);
        body.put("startsOn", "2020-01-01");
        return body;
    }

    /** A draft of the unit with some fields of its own. */
    String activity(Map<String, ?> fields) {
        return everywhere()
                .body(activityBody(fields))
                .post("/v1/activities")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    Map<String, Object> activityBody(Map<String, ?> fields) {
        Map<String, Object> body = new HashMap<>(
                Map.of("type", "party-lecture", "organization", own, "title", "党课", "heldOn", "2020-03-05"));
        body.putAll(fields);
        return body;
    }

    String task(Map<String, ?> fields) {
        return everywhere()
                .body(taskBody(fields))
                .post("/v1/rectification-tasks")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    Map<String, Object> taskBody(Map<String, ?> fields) {
        Map<String, Object> body = new HashMap<>(
                Map.of("organization", own, "source", "inspection-tour", "title", "台账不全", "foundOn", "2020-03-02"));
        body.putAll(fields);
        return body;
    }

    /** A step of a record, whatever its version. */
    static void move(RequestSpecification who, String record, Map<String, ?> step) {
        who.header("If-Match", "*")
                .body(step)
                .post(record + "/transitions")
                .then()
                .statusCode(200);
    }

    static String attach(String record) {
        return everywhere()
                .contentType("multipart/form-data; boundary=b")
                .body(FILE.getBytes(StandardCharsets.UTF_8))
                .post(record + "/attachments")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
