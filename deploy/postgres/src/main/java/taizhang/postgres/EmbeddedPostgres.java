package taizhang.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.postgresql.util.PSQLException;
import taizhang.machine.Folders;
import taizhang.machine.LaunchException;
import taizhang.machine.Ports;

/**
 * A PostgreSQL 18 of our own, for machines that have none: one server, the databases {@code records} and {@code reporting},
 * each with an owner of the same name who cannot connect to the other one. Listens on 127.0.0.1 only, asks for passwords.
 *
 * <p>The data survives kill -9 of this process, of the server, or of both, unless {@link Settings#durable()} is false.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    public static final List<String> DATABASES = List.of("records", "reporting");

    private static final Duration DEADLINE = Duration.ofSeconds(90);

    /**
     * Where and how the server runs.
     *
     * @param directory holds the data, the passwords and the log; made when it is not there
     * @param port TCP port; 0 takes a free one, and keeps it over {@link #stop()} and {@link #restart()}
     * @param durable false switches fsync off and stops the server with this process: for tests only
     * @param software where the programs are unpacked to, once for all servers that share it
     */
    public record Settings(Path directory, int port, boolean durable, Path software) {

        public static Settings in(Path directory) {
            return new Settings(directory.toAbsolutePath().normalize(), 0, true, userCache());
        }

        /** Free port, no fsync. */
        public static Settings forTests(Path directory) {
            return in(directory).withDurable(false);
        }

        public Settings withPort(int newPort) {
            return new Settings(directory, newPort, durable, software);
        }

        public Settings withDurable(boolean newDurable) {
            return new Settings(directory, port, newDurable, software);
        }

        public Settings withSoftware(Path newSoftware) {
            return new Settings(
                    directory, port, durable, newSoftware.toAbsolutePath().normalize());
        }

        private static Path userCache() {
            String cache = System.getenv("XDG_CACHE_HOME");
            Path base = cache == null || cache.isBlank()
                    ? Path.of(System.getProperty("user.home"), ".cache")
                    : Path.of(cache);
            return base.resolve("taizhang").toAbsolutePath();
        }
    }

    private final PostgresServer server;
    private final Passwords passwords;
    private final int port;

    private EmbeddedPostgres(PostgresServer server, Passwords passwords, int port) {
        this.server = server;
        this.passwords = passwords;
        this.port = port;
    }

    /**
     * Starts the server and returns when both databases answer.
     *
     * @throws LaunchException when it cannot start, with the reason and what to do
     */
    public static EmbeddedPostgres start(Settings settings) {
        try {
            Folders.createPrivate(settings.directory());
            Passwords passwords = new Passwords(settings.directory().resolve("passwords"));
            PostgresServer server =
                    new PostgresServer(settings.directory(), Binaries.unpack(settings.software()), settings.durable());
            server.lockFolder();
            try {
                server.createCluster(passwords.of(PostgresServer.SUPERUSER));
                server.stopOrphan();
                int port = settings.port() == 0 ? Ports.free() : settings.port();
                EmbeddedPostgres postgres = new EmbeddedPostgres(server, passwords, port);
                postgres.startServer();
                if (!settings.durable()) {
                    // A test run that ends without close() should leave nothing behind. Where data counts, the
                    // owner of the server decides what stops before it.
                    Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop-postgresql"));
                }
                return postgres;
            } catch (RuntimeException | IOException e) {
                server.unlockFolder();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops a server over this directory that nobody holds any more; false when there is none. */
    public static boolean stopOrphan(Settings settings) {
        if (!Files.isDirectory(settings.directory().resolve("data"))) {
            return false;
        }
        PostgresServer server =
                new PostgresServer(settings.directory(), Binaries.unpack(settings.software()), settings.durable());
        return server.stopOrphan();
    }

    public int port() {
        return port;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The owner of the database; {@code postgres} for the database {@code postgres}. */
    public String user(String database) {
        return database;
    }

    public String password(String database) {
        try {
            return passwords.of(user(database));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process id of the server. */
    public long pid() {
        return server.pid();
    }

    /** Completes when the server ends, for whatever reason. */
    public CompletableFuture<?> ended() {
        return server.ended();
    }

    public boolean isRunning() {
        return server.isRunning();
    }

    /** Stops the server cleanly; open connections are cut. Does nothing when it is not running. */
    public void stop() {
        server.stop();
    }

    /** Whether it answers a new connection, be it that it is not ready for one; false is what a frozen server looks like. */
    public boolean answers() {
        Properties login = login();
        login.setProperty("loginTimeout", "5");
        try (Connection superuser = DriverManager.getConnection(jdbcUrl("postgres"), login)) {
            return superuser.isValid(5);
        } catch (SQLException e) {
            return e instanceof PSQLException refused && refused.getServerErrorMessage() != null;
        }
    }

    /** Starts the server again on the same port after {@link #stop()} or {@link #kill()}; stops it first when it runs. */
    public void restart() {
        server.stop();
        server.stopOrphan();
        startServer();
    }

    /** SIGKILL to the server and its children: what a power cut looks like to the services. */
    public void kill() {
        server.kill();
    }

    /** Lets go of the folder and leaves the server running, as a killed launcher does. */
    void abandon() {
        server.unlockFolder();
    }

    @Override
    public void close() {
        server.stop();
        server.unlockFolder();
    }

    private void startServer() {
        try {
            // Retried, because the children of a killed server hold its memory for up to a second.
            server.start(port, Instant.now().plus(DEADLINE), this::prepareDatabases);
        } catch (RuntimeException e) {
            server.stop();
            throw e;
        }
    }

    private void prepareDatabases() throws SQLException {
        try (Connection superuser = DriverManager.getConnection(jdbcUrl("postgres"), login())) {
            for (String database : DATABASES) {
                DatabaseSetup.ensure(superuser, database, password(database));
            }
            DatabaseSetup.closeToOthers(superuser);
        }
    }

    private Properties login() {
        Properties login = new Properties();
        login.setProperty("user", PostgresServer.SUPERUSER);
        login.setProperty("password", password(PostgresServer.SUPERUSER));
        login.setProperty("connectTimeout", "5");
        return login;
    }
}
