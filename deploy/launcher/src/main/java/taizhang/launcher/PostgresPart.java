package taizhang.launcher;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import taizhang.machine.Logs;
import taizhang.postgres.EmbeddedPostgres;

/** The embedded PostgreSQL as one of the programs that run together. */
final class PostgresPart implements Part {

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
        return new DatabaseAccess(postgres.jdbcUrl(database), postgres.user(database), postgres.password(database));
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public void start() {
        postgres = EmbeddedPostgres.start(settings);
    }

    @Override
    public boolean isReady() {
        return isRunning();
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
}
