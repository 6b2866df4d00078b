package taizhang.records.database;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import taizhang.records.RecordsTest;

/** PostgreSQL refuses a write for want of room, here by a trigger that says so as a full disk would. */
@QuarkusTest
class StorageFullTest extends RecordsTest {

    @Inject
    DataSource source;

    @BeforeEach
    void fill() throws SQLException {
        execute(
                """
                create function no_room() returns trigger language plpgsql as
                $$begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end$$;
                create trigger no_room before insert on organization for each row execute function no_room()
                """);
    }

    @AfterEach
    void makeRoom() throws SQLException {
        execute("drop function no_room cascade");
    }

    @Test
    void aWriteIsToldToComeBackReadingGoesOnAndHealthSaysSo() {
        Map<String, Object> body =
                Map.of("name", Map.of("zh", "支部", "en", "Branch"), "kind", "department", "validFrom", "2020-01-01");
        as("admin")
                .body(body)
                .put("/v1/organizations/no-room")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "30")
                .body("code", equalTo("storage-full"));
        as("admin").get("/v1/organizations?limit=1").then().statusCode(200);
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .header("X-Health", "DEGRADED")
                .body("checks.find { it.name == 'storage' }.data.full", is(true));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
