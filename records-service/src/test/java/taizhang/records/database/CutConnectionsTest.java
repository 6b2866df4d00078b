package taizhang.records.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import taizhang.records.RecordsTest;

/** PostgreSQL was away and is back: the connections of the pool are of before, and no caller learns of it. */
@QuarkusTest
class CutConnectionsTest extends RecordsTest {

    private static final int CALLERS = 20;
    private static final List<String> READS = List.of(
            "/v1/activities?limit=1", "/v1/organizations?limit=1", "/v1/rectification-tasks?limit=1", "/v1/campaigns");

    @Inject
    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String url;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @Inject
    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void noReadFailsOnAConnectionThatWasCutAMomentAgo() throws Exception {
        readAll(READS);
        cut(0);
        readAll(READS);
    }

    /** In a transaction a read cannot be run again, but it gets no connection that has waited since. */
    @Test
    void noReadInATransactionFailsOnAConnectionThatWasCutBefore() throws Exception {
        as("admin")
                .body(Map.of(
                        "name", Map.of("zh", "支部", "en", "Branch"), "kind", "party-branch", "validFrom", "2019-01-01"))
                .put("/v1/organizations/cut-connections")
                .then()
                .statusCode(201);
        List<String> reads = List.of("/v1/organizations/cut-connections", "/v1/organizations/cut-connections/parents");
        readAll(reads);
        cut(0.2);
        readAll(reads);
    }

    private static void readAll(List<String> addresses) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<Integer>> statuses = new ArrayList<>();
            for (int i = 0; i < 3 * CALLERS; i++) {
                String address = addresses.get(i % addresses.size());
                statuses.add(callers.submit(() -> as("reader").get(address).statusCode()));
            }
            List<Integer> all = new ArrayList<>();
            for (Future<Integer> status : statuses) {
                all.add(status.get());
            }
            assertEquals(IntStream.range(0, all.size()).mapToObj(i -> 200).toList(), all);
        } finally {
            callers.shutdownNow();
        }
    }

    /** @param seconds that have gone by since, as in any outage */
    private void cut(double seconds) throws SQLException {
        try (Connection other = DriverManager.getConnection(url, user, password);
                Statement statement = other.createStatement();
                ResultSet rows = statement.executeQuery(
                        """
                        select count(pg_terminate_backend(pid, 5000)), pg_sleep(%s)
                        from pg_stat_activity where usename = current_user and pid <> pg_backend_pid()
                        """
                                .formatted(seconds))) {
            rows.next();
            assertTrue(rows.getInt(1) > 0, "connections were there to cut");
        }
    }
}
