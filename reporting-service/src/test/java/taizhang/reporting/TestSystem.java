package taizhang.reporting;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.postgres.EmbeddedPostgres;

/** A real PostgreSQL for the tests of this module, in {@code target}, and the key that its tokens are signed with. */
public class TestSystem implements QuarkusTestResourceLifecycleManager {

    private @Nullable EmbeddedPostgres postgres;

    @Override
    public Map<String, String> start() {
        EmbeddedPostgres started = EmbeddedPostgres.start(EmbeddedPostgres.Settings.forTests(
                Path.of("target", "postgres-" + ProcessHandle.current().pid())));
        postgres = started;
        Map<String, String> settings = new HashMap<>();
        settings.put("quarkus.datasource.jdbc.url", started.jdbcUrl("reporting"));
        settings.put("quarkus.datasource.username", started.user("reporting"));
        settings.put("quarkus.datasource.password", started.password("reporting"));
        // Tests bring their own changes in, by TestFeed or by a follower of their own.
        settings.put("taizhang.feed.follow", "false");
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
