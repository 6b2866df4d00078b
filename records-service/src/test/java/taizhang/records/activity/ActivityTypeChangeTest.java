package taizhang.records.activity;

import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static taizhang.records.activity.Activities.anActivity;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A record is right by the type as it is when the record is written, whatever this instance has in memory. */
@QuarkusTest
class ActivityTypeChangeTest extends ActivityFixture {

    private static final String NARROWED =
            """
            update activity_type
            set version = version + 1,
                definition = jsonb_set(jsonb_set(definition, '{attributes,0,values}', '["a"]'),
                    '{version}', to_jsonb(version + 1))
            where code = ?
            """;

    /** A type whose form is a or b, in the memory of this instance too. */
    private static void type(String code) {
        as("admin")
                .body(
                        """
                        {"category": "lecture", "name": {"zh": "试", "en": "Trial"}, "partyActivity": true,
                         "quantities": [], "attributes": [{"code": "form", "values": ["a", "b"]}]}
                        """)
                .put("/v1/activity-types/" + code)
                .then()
                .statusCode(201);
    }

    private static Activities of(String type, String form) {
        return anActivity().with("type", type).attribute("form", form);
    }

    private static void isRefused(ValidatableResponse answer) {
        isProblem(answer, 422, "invalid");
        answer.body("errors.pointer", contains("/attributes/form")).body("errors.code", contains("unknown-value"));
    }

    @Test
    void anotherInstanceMayHaveNarrowedIt() throws Exception {
        type("act-narrowed");
        execute(NARROWED, "act-narrowed");
        isRefused(post(of("act-narrowed", "b")).then());
        created(of("act-narrowed", "a"));
    }

    @Test
    void anEditToo() throws Exception {
        type("act-narrowed-edit");
        String id = created(anActivity());
        execute(NARROWED, "act-narrowed-edit");
        isRefused(edit(id, 1, Map.of("type", "act-narrowed-edit", "attributes", Map.of("form", "b"))));
    }

    @Test
    void norWhileItIsBeingWritten() throws Exception {
        type("act-racing");
        CompletableFuture<Response> racing;
        try (Connection administrator = database.getConnection()) {
            administrator.setAutoCommit(false);
            try (PreparedStatement narrow = administrator.prepareStatement(NARROWED)) {
                narrow.setString(1, "act-racing");
                administrator
                        .createStatement()
                        .execute("select from activity_type where code = 'act-racing' for update");
                narrow.execute();
            }
            racing = CompletableFuture.supplyAsync(() -> post(of("act-racing", "b")));
            awaitLock();
            administrator.commit();
        }
        isRefused(racing.get(20, TimeUnit.SECONDS).then());
    }

    private void awaitLock() throws SQLException {
        Instant patience = Instant.now().plus(Duration.ofSeconds(20));
        while (number(
                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like ?",
                        "%type_version%")
                == 0) {
            assertTrue(Instant.now().isBefore(patience), "nobody waits");
            Thread.onSpinWait();
        }
    }
}
