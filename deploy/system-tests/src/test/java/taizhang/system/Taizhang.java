package taizhang.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.postgres.EmbeddedPostgres;

/** The whole system, started once for all tests of this module: PostgreSQL, both services, one address for both. */
final class Taizhang {

    private static @Nullable Taizhang shared;

    final EmbeddedPostgres postgres;
    final Service records;
    final Service reporting;
    final Router router;
    final OneAddress gateway;
    private final Tokens tokens;

    private Taizhang() throws IOException, GeneralSecurityException, InterruptedException {
        Path folder = Files.createDirectories(
                        Path.of("target", "system-" + ProcessHandle.current().pid()))
                .toAbsolutePath();
        postgres = EmbeddedPostgres.start(EmbeddedPostgres.Settings.in(folder.resolve("postgres")));
        tokens = new Tokens();
        Map<String, String> both = Map.of(
                "TAIZHANG_TOKEN_KEYS",
                tokens.writePublicKey(folder.resolve("public.pem")).toUri().toString());
        Map<String, String> recording = with(both, database("records"));
        recording.put("TAIZHANG_EVIDENCE_FOLDER", folder.resolve("evidence").toString());
        // What a killed worker has left is taken over when its lease has run out.
        recording.put("TAIZHANG_IMPORTS_LEASE", "5S");
        records = new Service("records-service", recording);
        Path feedToken = Files.writeString(folder.resolve("feed.jwt"), token("feed", "reporting-service", null));
        Map<String, String> following = with(both, database("reporting"));
        following.put("TAIZHANG_RECORDS_URL", records.address().toString());
        following.put("TAIZHANG_FEED_TOKEN_FILE", feedToken.toString());
        reporting = new Service("reporting-service", following);
        router = new Router(records.address(), reporting.address());
        gateway = new OneAddress(router);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        records.start();
        reporting.start();
    }

    static synchronized Taizhang running() {
        try {
            if (shared == null) {
                shared = new Taizhang();
            }
            return shared;
        } catch (IOException | GeneralSecurityException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    String token(String role, String subject, @Nullable String organization) {
        return tokens.token(role, subject, organization);
    }

    Api api(String role) {
        return api(role, role, null);
    }

    /** As {@link #api(String)}, at the one address. */
    Api gateway(String role) {
        return new Api(new Router(gateway.address(), gateway.address()), token(role, role, null));
    }

    Api api(String role, String subject, @Nullable String organization) {
        return new Api(router, token(role, subject, organization));
    }

    private Map<String, String> database(String name) {
        return Map.of(
                "TAIZHANG_DB_URL", postgres.jdbcUrl(name),
                "TAIZHANG_DB_USER", postgres.user(name),
                "TAIZHANG_DB_PASSWORD", postgres.password(name));
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private void stop() {
        try {
            reporting.stop();
            records.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        postgres.close();
    }
}
