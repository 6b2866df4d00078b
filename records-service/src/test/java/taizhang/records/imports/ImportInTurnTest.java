package taizhang.records.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chunks that are written at the same time are there once, and one after the other, whatever holds the first one up. */
@QuarkusTest
class ImportInTurnTest extends ImportFixture {

    private static final int ROWS = 2500;
    private static final int CHUNK = 1000;
    private static final String WAITS_FOR_ITS_TURN =
            "select count(*) from pg_locks where locktype = 'advisory' and not granted";
    private static final String WAITS_FOR_A_RECORD =
            "select count(*) from pg_locks where locktype = 'transactionid' and not granted";

    private final Map<String, String> ids = new HashMap<>();

    @Inject
    DataSource database;

    @BeforeEach
    void aWholeAndTwoParts() {
        counts(imported("mode=commit", file(named("whole"), named("first"), named("second"))), "completed", 3, 0, 0, 0);
        activities().forEach(each -> ids.put(String.valueOf(each.get("externalId")), String.valueOf(each.get("id"))));
    }

    @Test
    void theFirstIsWrittenAgain() throws SQLException {
        Response accepted;
        try (Connection holder = database.getConnection()) {
            accepted = beginHolding(holder, titled("改", named("first")), named("part"), titled("又改", named("second")));
            ask("select count(pg_cancel_backend(pid)) from pg_locks where locktype = 'transactionid' and not granted");
            await(WAITS_FOR_ITS_TURN, 0);
            await(WAITS_FOR_A_RECORD, 1);
            assertEquals(0, ask(written(accepted)));
            holder.rollback();
        }
        isThereOnce(accepted);
    }

    @Test
    void theFirstNeedsWhatTheSecondHas() throws SQLException {
        Response accepted;
        try (Connection holder = database.getConnection()) {
            Map<String, @Nullable Object> part = named("part");
            part.put("partOf", ids.get("second"));
            accepted = beginHolding(holder, titled("改", named("first")), part, titled("又改", named("second")));
            holder.rollback();
        }
        isThereOnce(accepted);
    }

    /** @return when the first chunk waits for its record, and the second one for the first */
    private Response beginHolding(Connection holder, Map<String, ?> first, Map<String, ?> part, Map<String, ?> second)
            throws SQLException {
        holder.setAutoCommit(false);
        try (PreparedStatement lock = holder.prepareStatement("select from activity where id::text = ? for update")) {
            lock.setString(1, ids.get("first"));
            lock.execute();
        }
        List<String> lines = new ArrayList<>(List.of(line(first), line(part)));
        for (int i = lines.size(); i < CHUNK; i++) {
            lines.add(line(named("n" + i)));
        }
        lines.add(line(second));
        for (int i = lines.size(); i < ROWS; i++) {
            lines.add(line(named("n" + i)));
        }
        Response accepted = send(within("recorder"), "strategy=upsert&mode=commit", String.join("\n", lines));
        await(WAITS_FOR_A_RECORD, 1);
        await(WAITS_FOR_ITS_TURN, 1);
        return accepted;
    }

    private void isThereOnce(Response accepted) throws SQLException {
        counts(ended(within("recorder"), accepted), "completed", ROWS - 2, 2, 0, 0);
        assertEquals(ROWS, ask(written(accepted)));
        assertEquals(ROWS, ask(written(accepted).replace("count(*)", "count(distinct entity_id)")));
    }

    private static String written(Response accepted) {
        return "select count(*) from change where batch = '" + accepted.path("id") + "'";
    }

    private Map<String, @Nullable Object> named(String externalId) {
        return row(externalId, externalId);
    }

    private static Map<String, @Nullable Object> titled(String title, Map<String, @Nullable Object> row) {
        row.put("title", title);
        return row;
    }

    private void await(String sql, int count) throws SQLException {
        while (ask(sql) != count) {
            Thread.onSpinWait();
        }
    }

    private int ask(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }
}
