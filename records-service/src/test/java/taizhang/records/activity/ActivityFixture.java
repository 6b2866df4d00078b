package taizhang.records.activity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

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
import org.junit.jupiter.api.BeforeEach;
import taizhang.api.testing.Token;
import taizhang.records.RecordsTest;

/**
 * What the tests of activities share: a bureau with two units, a section that moved from one to the other on
 * 2021-01-01, a unit that ended with 2019, and a foreign agency; a campaign of everybody, one of unit A and one of the
 * foreign agency.
 */
abstract class ActivityFixture extends RecordsTest {

    static final String ACTIVITIES = "/v1/activities";

    @Inject
    DataSource database;

    private static boolean built;

    @BeforeEach
    void bureau() throws SQLException {
        if (built) {
            return;
        }
        organization("ACT-BUREAU", null, "2000-01-01", null);
        organization("ACT-A", "ACT-BUREAU", "2000-01-01", null);
        organization("ACT-B", "ACT-BUREAU", "2000-01-01", null);
        organization("ACT-MOVED", "ACT-A", "2000-01-01", null);
        organization("ACT-OLD", "ACT-BUREAU", "2015-01-01", "2019-12-31");
        organization("ACT-OTHER", null, "2000-01-01", null);
        admin().header("If-Match", "*")
                .body(Map.of("parent", "ACT-B", "effectiveFrom", "2021-01-01"))
                .put("/v1/organizations/ACT-MOVED/parent")
                .then()
                .statusCode(200);
        campaign("act-open", null);
        campaign("act-a", "ACT-A");
        campaign("act-other", "ACT-OTHER");
        built = true;
    }

    private static RequestSpecification admin() {
        return given().contentType("application/json").auth().oauth2(Token.of("admin"));
    }

    static RequestSpecification recorder() {
        return as("recorder", "act-recorder", "ACT-BUREAU");
    }

    static RequestSpecification approver() {
        return as("approver", "act-approver", "ACT-BUREAU");
    }

    static RequestSpecification reader() {
        return as("reader", "act-reader", "ACT-BUREAU");
    }

    static RequestSpecification foreigner(String role) {
        return as(role, "act-foreigner", "ACT-OTHER");
    }

    static Response post(Activities activity) {
        return recorder().body(activity.body()).post(ACTIVITIES);
    }

    static String created(Activities activity) {
        return post(activity).then().statusCode(201).extract().path("id");
    }

    static ValidatableResponse move(RequestSpecification who, String id, int version, String to, String reason) {
        return who.header("If-Match", "\"" + version + "\"")
                .body(reason == null ? Map.of("to", to) : Map.of("to", to, "reason", reason))
                .post(ACTIVITIES + "/" + id + "/transitions")
                .then();
    }

    static void isProblem(ValidatableResponse response, int status, String code) {
        response.statusCode(status)
                .contentType(containsString("application/problem+json"))
                .body("code", org.hamcrest.Matchers.equalTo(code))
                .body("status", org.hamcrest.Matchers.equalTo(status));
    }

    /** Rows of activities, changes of activities and Idempotency-Keys: what a refused request must not add to. */
    List<Long> rows() throws SQLException {
        return List.of(
                number("select count(*) from activity"),
                number("select count(*) from change where entity = 'activity'"),
                number("select count(*) from idempotency_key"));
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

    private static void organization(String code, String parent, String from, String to) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", Map.of("zh", "单位", "en", "Unit"));
        body.put("kind", "affiliated-unit");
        body.put("parent", parent);
        body.put("validFrom", from);
        body.put("validTo", to);
        admin().body(body).put("/v1/organizations/" + code).then().statusCode(201);
    }

    private void campaign(String code, String lead) throws SQLException {
        execute(
                """
                insert into campaign (code, name_zh, name_en, kind, lead_organization, starts_on, version)
                values (?, '专项', 'Campaign', 'theme-education', ?, '2020-01-01', 1) on conflict do nothing
                """,
                code,
                lead);
    }

    void execute(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    static ValidatableResponse edit(String id, int version, Map<String, ?> patch) {
        return recorder()
                .header("If-Match", "\"" + version + "\"")
                .body(patch)
                .patch(ACTIVITIES + "/" + id)
                .then();
    }
}
