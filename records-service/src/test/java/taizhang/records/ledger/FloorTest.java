package taizhang.records.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
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

    /** Stopped by a trigger, after its id is drawn and before its row is written. */
    @Test
    void waitsForWhoHasDrawnAnIdAndNotWrittenYet() throws Exception {
        try (Connection gate = database.getConnection();
                Connection writer = database.getConnection()) {
            execute(gate, "select pg_advisory_lock(8)");
            execute(
                    gate,
                    """
                    create function wait_at_the_gate() returns trigger language plpgsql as $$
                    begin
                        if new.entity_id = 'at-the-gate' then
                            perform pg_advisory_xact_lock(8);
                        end if;
                        return new;
                    end $$
                    """);
            execute(
                    gate,
                    "create trigger gate before insert on change for each row execute function wait_at_the_gate()");
            try {
                CompletableFuture<Long> written = CompletableFuture.supplyAsync(() -> append(writer, "at-the-gate"));
                awaitWaiting();
                long drawn = number("select last_value from change_id_seq");
                for (int i = 0; i < 5; i++) {
                    committed("passing");
                    sequencer.sequence();
                }
                assertTrue(number("select floor from ledger_head") < drawn);
                execute(gate, "select pg_advisory_unlock(8)");
                assertEquals(drawn, written.get());
                sequencer.sequence();
                assertEquals(1, positionsOf(drawn));
            } finally {
                execute(gate, "select pg_advisory_unlock_all()");
                execute(gate, "drop trigger gate on change");
                execute(gate, "drop function wait_at_the_gate");
            }
        }
    }

    private void awaitWaiting() throws SQLException {
        while (number("select count(*) from pg_locks where locktype = 'advisory' and objid = 8 and not granted") == 0) {
            Thread.onSpinWait();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
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

    private static long append(Connection connection, String code) {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        """
                        insert into change (at, actor, entity, entity_id, version, operation)
                        values (now(), 'tester', 'campaign', '%s', 1, 'created') returning id
                        """
                                .formatted(code))) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
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
