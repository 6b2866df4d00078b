package taizhang.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.machine.LaunchException;

/** Everything that can be set, by environment variables, with the default beside each. */
record LaunchSettings(Map<String, String> environment) {

    static LaunchSettings ofThisProcess() {
        return new LaunchSettings(System.getenv());
    }

    /** Those of a service that runs from its sources: data below the data directory, apart from what deploy/up runs. */
    LaunchSettings forDevelopment(String service) {
        Map<String, String> own = new HashMap<>(environment);
        own.put("TAIZHANG_HOME", home().path().resolve("dev").resolve(service).toString());
        own.put("TAIZHANG_SOFTWARE", software().toString());
        return new LaunchSettings(own);
    }

    /** The checked-out repository; deploy/up sets it. */
    Path root() {
        return Path.of(required("TAIZHANG_ROOT", ".")).toAbsolutePath().normalize();
    }

    /** Data, keys and logs: all that this installation keeps. */
    Home home() {
        String home = text("TAIZHANG_HOME", null);
        return new Home((home == null ? root().resolve(".taizhang") : Path.of(home))
                .toAbsolutePath()
                .normalize());
    }

    /** Where programs are unpacked to that this machine lacks. */
    Path software() {
        Path elsewhere = path("TAIZHANG_SOFTWARE");
        return elsewhere == null ? home().path().resolve("software") : elsewhere;
    }

    int gatewayPort() {
        return port("TAIZHANG_GATEWAY_PORT", 8080);
    }

    int recordsPort() {
        return port("TAIZHANG_RECORDS_PORT", 8081);
    }

    int reportingPort() {
        return port("TAIZHANG_REPORTING_PORT", 8082);
    }

    /** Not 5432, where a PostgreSQL of the system may listen. */
    int postgresPort() {
        return port("TAIZHANG_POSTGRES_PORT", 15432);
    }

    /** The address that the gateway listens on; the services listen on the loopback address only, unless told otherwise. */
    String gatewayHost() {
        return required("TAIZHANG_GATEWAY_HOST", "localhost");
    }

    String serviceHost() {
        return required("TAIZHANG_HTTP_HOST", "127.0.0.1");
    }

    /** Requests a second for each client address; 0 switches the limit off. */
    int rateLimit() {
        return number("TAIZHANG_RATE_LIMIT", 1000);
    }

    int rateBurst() {
        return number("TAIZHANG_RATE_BURST", 2000);
    }

    String serviceMemory() {
        return required("TAIZHANG_SERVICE_MEMORY", "384m");
    }

    @Nullable
    String databaseUrl(String database) {
        return text(databaseVariable(database), null);
    }

    static String databaseVariable(String database) {
        return "TAIZHANG_" + database.toUpperCase(java.util.Locale.ROOT) + "_DATABASE_URL";
    }

    /** Where an OpenID Connect server publishes its keys; null for tokens of our own. */
    @Nullable
    String tokenKeys() {
        return text("TAIZHANG_TOKEN_KEYS", null);
    }

    String tokenIssuer() {
        return required("TAIZHANG_TOKEN_ISSUER", "taizhang");
    }

    String tokenAudience() {
        return required("TAIZHANG_TOKEN_AUDIENCE", "taizhang");
    }

    /** How people sign in on the page; null where they are given tokens. */
    @Nullable
    SignIn signIn() {
        String client = text("TAIZHANG_PAGE_CLIENT_ID", null);
        return client == null ? null : new SignIn(tokenIssuer(), client);
    }

    @Nullable
    Path feedTokenFile() {
        return path("TAIZHANG_FEED_TOKEN_FILE");
    }

    /** Where files arrive, and stay unless a bucket is set. */
    Path evidenceFolder() {
        Path elsewhere = path("TAIZHANG_EVIDENCE_FOLDER");
        return elsewhere == null ? home().evidence() : elsewhere;
    }

    @Nullable
    Path tlsCertificate() {
        return path("TAIZHANG_TLS_CERT");
    }

    @Nullable
    Path tlsKey() {
        return path("TAIZHANG_TLS_KEY");
    }

    boolean tls() {
        boolean certificate = tlsCertificate() != null;
        if (certificate != (tlsKey() != null)) {
            throw new LaunchException("TLS needs both TAIZHANG_TLS_CERT and TAIZHANG_TLS_KEY; one is missing.");
        }
        return certificate;
    }

    /** Where a gateway that listens on {@link #gatewayHost()} can be asked from this machine. */
    String gatewayAddress() {
        String host = List.of("*", "0.0.0.0").contains(gatewayHost()) ? "localhost" : gatewayHost();
        return (tls() ? "https" : "http") + "://" + host + ":" + gatewayPort();
    }

    private @Nullable Path path(String name) {
        String value = text(name, null);
        return value == null ? null : Path.of(value).toAbsolutePath();
    }

    private int port(String name, int standard) {
        int port = number(name, standard);
        if (port < 1 || port > 65535) {
            throw new LaunchException(name + " must be a port between 1 and 65535, not " + port + ".");
        }
        return port;
    }

    private int number(String name, int standard) {
        String value = required(name, String.valueOf(standard));
        try {
            int number = Integer.parseInt(value);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new LaunchException(name + " must be a whole number, not \"" + value + "\".", e);
        }
        throw new LaunchException(name + " must not be negative.");
    }

    private String required(String name, String standard) {
        String value = text(name, null);
        return value == null ? standard : value;
    }

    private @Nullable String text(String name, @Nullable String standard) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? standard : value.strip();
    }
}
