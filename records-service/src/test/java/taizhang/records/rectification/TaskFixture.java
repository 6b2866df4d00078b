package taizhang.records.rectification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import taizhang.api.testing.Token;
import taizhang.api.time.Today;
import taizhang.records.RecordsTest;

/**
 * What the tests of tasks share: a bureau with two units, a section that moved from one to the other on 2021-01-01, a
 * unit that ended with 2019, and a foreign agency; a campaign of everybody and one of the foreign agency.
 */
abstract class TaskFixture extends RecordsTest {

    static final String TASKS = "/v1/rectification-tasks";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    DataSource database;

    @Inject
    Today today;

    private static boolean built;

    @BeforeEach
    void bureau() throws SQLException {
        if (built) {
            return;
        }
        organization("RT-BUREAU", null, "2000-01-01", null);
        organization("RT-A", "RT-BUREAU", "2000-01-01", null);
        organization("RT-B", "RT-BUREAU", "2000-01-01", null);
        organization("RT-MOVED", "RT-A", "2000-01-01", null);
        organization("RT-OLD", "RT-BUREAU", "2015-01-01", "2019-12-31");
        organization("RT-OTHER", null, "2000-01-01", null);
        admin().header("If-Match", "*")
                .body(Map.of("parent", "RT-B", "effectiveFrom", "2021-01-01"))
                .put("/v1/organizations/RT-MOVED/parent")
                .then()
                .statusCode(200);
        campaign("rt-open", null);
        campaign("rt-other", "RT-OTHER");
        built = true;
    }

    static RequestSpecification admin() {
        return given().contentType("application/json").auth().oauth2(Token.of("admin"));
    }

    static RequestSpecification recorder() {
        return as("recorder", "rt-recorder", "RT-BUREAU");
    }

    static RequestSpecification approver() {
        return as("approver", "rt-approver", "RT-BUREAU");
    }

    static RequestSpecification reader() {
        return as("reader", "rt-reader", "RT-BUREAU");
    }

    static Response post(Tasks task) {
        return recorder().body(task.body()).post(TASKS);
    }

    static String created(Tasks task) {
        return post(task).then().statusCode(201).extract().path("id");
    }

    /** A step on a day (null: today) with a note. */
    static ValidatableResponse move(
            RequestSpecification who, String id, int version, String to, @Nullable String on, @Nullable String note) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("to", to);
        body.put("effectiveOn", on);
        body.put("note", note);
        return tagged(who, version)
                .body(body)
                .post(TASKS + "/" + id + "/transitions")
                .then();
    }

    /** A task that has come to a state along the shortest way, each step on a day of its own from 2020-04-01 on. */
    static String createdIn(String state, Tasks task) {
        String id = created(task.action("整改", "办公室", "2020-08-31"));
        int version = 1;
        for (String step : wayTo(state)) {
            if (step.equals("done")) {
                finishActions(id, version);
                version++;
            }
            // Who reports it done may be an approver, but not the one who verifies then.
            RequestSpecification who = step.equals("verified") ? approver() : recorder();
            move(who, id, version, step, "2020-04-0" + version, "查验").statusCode(200);
            version++;
        }
        return id;
    }

    private static List<String> wayTo(String state) {
        return switch (state) {
            case "found" -> List.of();
            case "planned", "in-progress", "void" -> List.of(state);
            case "done" -> List.of("in-progress", "done");
            case "verified", "reopened" -> List.of("in-progress", "done", state);
            case "kept-up" -> List.of("in-progress", "done", "verified", state);
            default -> throw new AssertionError(state);
        };
    }

    /** Marks the one action of a task done; the work of the colleague whose name is not in the way of verifying. */
    static void finishActions(String id, int version) {
        String action = reader().get(TASKS + "/" + id).path("actions[0].id");
        editAction(id, action, version, Map.of("state", "done", "doneOn", "2020-04-01"))
                .statusCode(200);
    }

    static ValidatableResponse editAction(String id, String action, int version, Map<String, ?> patch) {
        return tagged(recorder(), version)
                .body(patch)
                .patch(TASKS + "/" + id + "/actions/" + action)
                .then();
    }

    static ValidatableResponse edit(String id, int version, Map<String, ?> patch) {
        return tagged(recorder(), version).body(patch).patch(TASKS + "/" + id).then();
    }

    static int version(String id) {
        return reader().get(TASKS + "/" + id).path("version");
    }

    static RequestSpecification tagged(RequestSpecification who, int version) {
        return who.header("If-Match", "\"" + version + "\"");
    }

    static ValidatableResponse isProblem(ValidatableResponse response, int status, String code) {
        return response.statusCode(status)
                .contentType(containsString("application/problem+json"))
                .body("code", equalTo(code))
                .body("status", equalTo(status));
    }

    /** Rows of tasks, changes of tasks and Idempotency-Keys: what a refused request must not add to. */
    List<Long> rows() throws SQLException {
        return List.of(
                number("select count(*) from rectification_task"),
                number("select count(*) from change where entity = 'rectification-task'"),
                number("select count(*) from idempotency_key"));
    }

    /** Before and after of every change of a task, oldest first. */
    List<Map<String, @Nullable JsonNode>> changes(String id) throws SQLException, JsonProcessingException {
        List<Map<String, @Nullable JsonNode>> all = new java.util.ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select before, after, version, operation from change where entity = 'rectification-task'"
                                + " and entity_id = ? order by version")) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Map<String, @Nullable JsonNode> change = new HashMap<>();
                    String before = row.getString(1);
                    change.put("before", before == null ? null : JSON.readTree(before));
                    change.put("after", JSON.readTree(row.getString(2)));
                    all.add(change);
                }
            }
        }
        return all;
    }

    static JsonNode json(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    long number(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void execute(String sql, @Nullable Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    static void organization(String code, @Nullable String parent, String from, @Nullable String to) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("name", Map.of("zh", "单位", "en", "Unit"));
        body.put("kind", "affiliated-unit");
        body.put("parent", parent);
        body.put("validFrom", from);
        body.put("validTo", to);
        admin().body(body).put("/v1/organizations/" + code).then().statusCode(201);
    }

    private void campaign(String code, @Nullable String lead) throws SQLException {
        execute(
                """
                insert into campaign (code, name_zh, name_en, kind, lead_organization, starts_on, version)
                values (?, '专项', 'Campaign', 'clean-up', ?, '2020-01-01', 1) on conflict do nothing
                """,
                code,
                lead);
    }
}
