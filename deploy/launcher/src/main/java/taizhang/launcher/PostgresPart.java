package taizhang.launcher;

import java.io.File;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import taizhang.machine.Logs;
import taizhang.postgres.EmbeddedPostgres;

/** The embedded PostgreSQL as one of the programs that run together. */
final class PostgresPart implements Part {

    /** Two segments of the write-ahead log, without which it cannot recover. */
    private static final long NEEDED_SPACE = 32L * 1024 * 1024;

    private final EmbeddedPostgres.Settings settings;
    private final Home home;
    private @Nullable EmbeddedPostgres postgres;

    PostgresPart(EmbeddedPostgres.Settings settings, Home home) {
        this.settings = settings;
        this.home = home;
    }

    static EmbeddedPostgres.Settings settings(LaunchSettings settings) {
        return EmbeddedPostgres.Settings.in(settings.home().postgres())
                .withPort(settings.postgresPort())
                .withSoftware(settings.software());
    }

    DatabaseAccess access(String database) {
        if (postgres == null) {
            throw new IllegalStateException("PostgreSQL was not started");
        }
        return new DatabaseAccess(
                postgres.jdbcUrl(database), postgres.user(database), postgres.password(database), home.postgres());
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public void start() {
        if (postgres == null) {
            postgres = EmbeddedPostgres.start(settings);
        } else {
            postgres.restart();
        }
    }

    @Override
    public boolean isReady() {
        return isRunning();
    }

    @Override
    public boolean answers() {
        return postgres != null && postgres.answers();
    }

    @Override
    public boolean isRunning() {
        return postgres != null && postgres.isRunning();
    }

    @Override
    public CompletableFuture<?> ended() {
        return postgres == null ? new CompletableFuture<>() : postgres.ended();
    }

    @Override
    public String lastWords() {
        var log = home.postgres().resolve("postgresql.log");
        return "PostgreSQL ended unexpectedly. The end of " + log + ":\n"
                + Logs.of(log, 15).indent(4);
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }

    @Override
    public void kill() {
        if (postgres != null) {
            postgres.kill();
        }
    }

    @Override
    public @Nullable String obstacle() {
        File folder = home.postgres().toFile();
        return folder.getUsableSpace() < NEEDED_SPACE ? "there is no space left where " + folder + " is" : null;
    }
}
