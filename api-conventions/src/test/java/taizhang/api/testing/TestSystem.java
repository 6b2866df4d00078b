package taizhang.api.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.postgres.EmbeddedPostgres;

/**
 * A real PostgreSQL for the tests of a service, in {@code target}, and the key that its tokens are signed with. Its
 * arguments are settings of the service, but for {@link #DATABASE}.
 */
public class TestSystem implements QuarkusTestResourceLifecycleManager {

    /** The argument that names the database. */
    public static final String DATABASE = "database";

    private final Map<String, String> settings = new HashMap<>();
    private @Nullable EmbeddedPostgres postgres;

    @Override
    public void init(Map<String, String> arguments) {
        settings.putAll(arguments);
    }

    @Override
    public Map<String, String> start() {
        EmbeddedPostgres started = EmbeddedPostgres.start(EmbeddedPostgres.Settings.forTests(
                Path.of("target", "postgres-" + ProcessHandle.current().pid())));
        postgres = started;
        String database = Objects.requireNonNull(settings.remove(DATABASE));
        settings.put("quarkus.datasource.jdbc.url", started.jdbcUrl(database));
        settings.put("quarkus.datasource.username", started.user(database));
        settings.put("quarkus.datasource.password", started.password(database));
        settings.put("mp.jwt.verify.publickey.location", Token.publicKeyFile());
        return settings;
    }

    @Override
    public void stop() {
        if (postgres != null) {
            postgres.close();
        }
    }
}
