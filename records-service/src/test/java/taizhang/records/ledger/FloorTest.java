package taizhang.records.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import taizhang.records.RecordsTest;

/** Below the floor no change is looked for any more: it must not pass one that is still to come. */
@QuarkusTest
class FloorTest extends RecordsTest {

    @Inject
    SequencerService sequencer;

    @Inject
    DataSource database;

    /** The first thing that the transaction does is to draw the id: it has written nothing before. */
    @Test
    void waitsForWhoHasDrawnAnIdAndNotCommitted() throws SQLException {
        try (Connection writer = database.getConnection()) {
            writer.setAutoCommit(false);
            long drawn = append(writer, "slow");
            // Others commit, and batch after batch is made, while that one takes its time.
            for (int i = 0; i < 5; i++) {
                assertTrue(drawn < committed("fast"));
                sequencer.sequence();
            }
            assertTrue(number("select floor from ledger_head") < drawn);
            assertEquals(0, positionsOf(drawn));
            writer.commit();
            sequencer.sequence();
            assertEquals(1, positionsOf(drawn));
        }
    }

    @Test
    void passesWhatWasRolledBack() throws SQLException {
        long drawn;
        try (Connection writer = database.getConnection()) {
            writer.setAutoCommit(false);
            drawn = append(writer, "undone");
            writer.rollback();
        }
        risesTo(committed("after-undone"));
        assertEquals(0, positionsOf(drawn));
    }

    /** Another transaction of the same server, which draws no id, holds it back and loses nothing. */
    @Test
    void risesAfterTheOldestTransactionHasEnded() throws SQLException {
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("select pg_current_xact_id()");
            }
            long written = committed("beside");
            for (int i = 0; i < 5; i++) {
                sequencer.sequence();
            }
            assertEquals(1, positionsOf(written));
            assertTrue(number("select floor from ledger_head") < written);
            other.rollback();
            risesTo(written);
        }
    }

    /** Not at once: the sequencer of the service makes batches too. */
    private void risesTo(long id) throws SQLException {
        for (int i = 0; i < 1000 && number("select floor from ledger_head") < id; i++) {
            sequencer.sequence();
        }
        assertTrue(number("select floor from ledger_head") >= id);
    }

    private long committed(String code) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return append(connection, code);
        }
    }

    private static long append(Connection connection, String code) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        insert into change (at, actor, entity, entity_id, version, operation)
                        values (now(), 'tester', 'campaign', '%s', 1, 'created') returning id
                        """
                                .formatted(code))) {
            row.next();
            return row.getLong(1);
        }
    }

    private long positionsOf(long change) throws SQLException {
        return number("select count(*) from ledger_position where change = " + change);
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
