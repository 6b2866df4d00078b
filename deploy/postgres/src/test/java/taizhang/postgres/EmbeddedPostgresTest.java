package taizhang.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taizhang.machine.LaunchException;

@Tag("integration")
class EmbeddedPostgresTest {

    @TempDir
    static Path directory;

    static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.in(directory));
    }

    @AfterAll
    static void stop() {
        postgres.close();
        assertFalse(postgres.isRunning());
    }

    @Test
    void acknowledgedRowsAreFoundAfterKill() throws SQLException {
        try (Connection records = connect("records", "records");
                Statement statement = records.createStatement()) {
            statement.execute("create table kept (id int)");
            statement.execute("insert into kept select generate_series(1, 500)");
        }
        long killed = postgres.pid();
        postgres.kill();
        assertThrows(SQLException.class, () -> connect("records", "records"));
        postgres.restart();
        assertFalse(killed == postgres.pid());
        assertEquals("500", ask("records", "select count(*) from kept"));
    }

    @Test
    void aStoppedServerStartsAgainOnItsPort() throws SQLException {
        int port = postgres.port();
        postgres.stop();
        assertFalse(postgres.isRunning());
        postgres.restart();
        assertEquals(port, postgres.port());
        assertEquals("1", ask("reporting", "select 1"));
    }

    @Test
    void aServerThatOutlivedItsLauncherIsStoppedFirst(@TempDir Path other) throws Exception {
        EmbeddedPostgres.Settings settings = EmbeddedPostgres.Settings.forTests(other);
        EmbeddedPostgres orphaned = EmbeddedPostgres.start(settings);
        orphaned.abandon();
        assertTrue(ProcessHandle.of(orphaned.pid()).isPresent());
        try (EmbeddedPostgres next = EmbeddedPostgres.start(settings)) {
            assertTrue(next.isRunning());
            assertFalse(orphaned.isRunning());
        }
    }

    @Test
    void twoServersCannotShareAFolder() {
        LaunchException refused = assertThrows(
                LaunchException.class, () -> EmbeddedPostgres.start(EmbeddedPostgres.Settings.in(directory)));
        assertTrue(refused.getMessage().contains("in use"), refused.getMessage());
        assertTrue(postgres.isRunning());
    }

    @Test
    void aWrongPasswordIsRefused() {
        SQLException refused = assertThrows(
                SQLException.class, () -> DriverManager.getConnection(postgres.jdbcUrl("records"), "records", "wrong")
                        .close());
        assertEquals("28P01", refused.getSQLState());
    }

    @Test
    void neitherRoleReachesTheOtherDatabase() {
        for (String[] pair :
                new String[][] {{"records", "reporting"}, {"reporting", "records"}, {"records", "postgres"}}) {
            SQLException refused = assertThrows(
                    SQLException.class, () -> connect(pair[0], pair[1]).close());
            assertEquals("42501", refused.getSQLState(), pair[0] + " to " + pair[1]);
        }
    }

    @Test
    void theOwnerCanCreateTheExtensionsThatTheServicesNeed() throws SQLException {
        try (Connection records = connect("records", "records");
                Statement statement = records.createStatement()) {
            statement.execute("create extension if not exists btree_gist");
            statement.execute("create extension if not exists pg_trgm");
        }
        assertEquals(
                "2", ask("records", "select count(*) from pg_extension where extname in ('btree_gist', 'pg_trgm')"));
    }

    @Test
    void itIsDurableChecksummedUtf8WithIcu() throws SQLException {
        assertEquals("on", ask("records", "show fsync"));
        assertEquals("on", ask("records", "show synchronous_commit"));
        assertEquals("on", ask("records", "show data_checksums"));
        assertEquals("UTF8", ask("records", "show server_encoding"));
        assertEquals("i", ask("records", "select datlocprovider from pg_database where datname = 'records'"));
        assertEquals(
                "李,王,张",
                ask(
                        "records",
                        """
                select string_agg(name, ',' order by name collate "zh-x-icu")
                from (values ('张'), ('王'), ('李')) as names (name)
                """));
    }

    @Test
    void itListensOnTheLoopbackAddressOnly() throws SQLException {
        assertEquals("127.0.0.1", ask("records", "show listen_addresses"));
    }

    @Test
    void secretsAreForTheOwnerOnly() throws Exception {
        assertEquals("rwx------", permissions(directory));
        assertEquals("rw-------", permissions(directory.resolve("passwords")));
        assertFalse(Files.exists(directory.resolve("initdb-password")));
        assertFalse(Files.readString(directory.resolve("postgresql.log")).contains(postgres.password("records")));
    }

    @Test
    void anOccupiedPortIsNamed(@TempDir Path other) throws Exception {
        try (ServerSocket occupied = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = occupied.getLocalPort();
            LaunchException refused = assertThrows(
                    LaunchException.class,
                    () -> EmbeddedPostgres.start(
                            EmbeddedPostgres.Settings.forTests(other).withPort(port)));
            assertTrue(refused.getMessage().contains(String.valueOf(port)), refused.getMessage());
            assertTrue(refused.getMessage().contains("TAIZHANG_POSTGRES_PORT"), refused.getMessage());
        }
    }

    private static Connection connect(String user, String database) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(database), user, postgres.password(user));
    }

    private static String ask(String database, String query) throws SQLException {
        try (Connection connection = connect(database, database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
