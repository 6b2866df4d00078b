package taizhang.records.ledger;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import taizhang.records.RecordsTest;

/** Changes without positions reach nobody: that is seen from outside. */
@QuarkusTest
class SequencerHealthTest extends RecordsTest {

    @Inject
    DataSource database;

    @Test
    void downWhileAnOldChangeHasNoPosition() throws SQLException {
        try (Connection otherSequencer = database.getConnection();
                Statement lock = otherSequencer.createStatement()) {
            otherSequencer.setAutoCommit(false);
            lock.execute("select from ledger_head for update");
            try (Connection writer = database.getConnection();
                    Statement write = writer.createStatement()) {
                write.execute(
                        """
                        insert into change (at, actor, entity, entity_id, version, operation)
                        values (now() - interval '2 minutes', 'tester', 'campaign', 'waits', 1, 'created')
                        """);
            }
            RestAssured.get("/q/health/well").then().statusCode(503).body("checks.name", hasItem("sequencer"));
            RestAssured.get("/q/metrics").then().body(containsString("taizhang_ledger_unsequenced_seconds 12"));
            otherSequencer.rollback();
        }
    }
}
