package taizhang.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import taizhang.machine.Folders;
import taizhang.machine.LaunchException;

/** How the two services are started: their programs, their environment, and how they say that they are ready. */
final class Services {

    static final String RECORDS = "records-service";
    static final String REPORTING = "reporting-service";

    /** Bounds for what the heap does not hold, so that a leak ends the service and not the machine. */
    private static final List<String> BESIDE_THE_HEAP =
            List.of("-XX:MaxDirectMemorySize=64m", "-XX:MaxMetaspaceSize=192m", "-XX:ReservedCodeCacheSize=96m");

    private final LaunchSettings settings;
    private final Path tokenKeys;

    Services(LaunchSettings settings, Path tokenKeys) {
        this.settings = settings;
        this.tokenKeys = tokenKeys;
    }

    Part records(DatabaseAccess database) {
        return service(RECORDS, settings.recordsPort(), database, recordsEnvironment(database));
    }

    Part reporting(DatabaseAccess database, Path feedToken) {
        return service(REPORTING, settings.reportingPort(), database, reportingEnvironment(database, feedToken));
    }

    Map<String, String> recordsEnvironment(DatabaseAccess database) {
        Map<String, String> environment = environment(settings.recordsPort(), database);
        environment.put("TAIZHANG_EVIDENCE_FOLDER", settings.evidenceFolder().toString());
        return environment;
    }

    Map<String, String> reportingEnvironment(DatabaseAccess database, Path feedToken) {
        Map<String, String> environment = environment(settings.reportingPort(), database);
        // It has no files, and so no need of the keys to a bucket.
        environment.keySet().removeIf(name -> name.startsWith("TAIZHANG_EVIDENCE_"));
        environment.put("TAIZHANG_RECORDS_URL", "http://127.0.0.1:" + settings.recordsPort());
        environment.put("TAIZHANG_FEED_TOKEN_FILE", feedToken.toString());
        return environment;
    }

    private Part service(String name, int port, DatabaseAccess database, Map<String, String> environment) {
        Path program = copyProgram(name);
        String health = "http://127.0.0.1:" + port + "/q/health/";
        return new ChildProcess(
                name,
                command(program, name),
                environment,
                settings.home(),
                new ChildProcess.Health(
                        () -> Probe.status(health + "ready") == Probe.OK,
                        () -> Probe.status(health + "live") != 0,
                        () -> database.isReachable() ? null : "its database cannot be reached: " + database));
    }

    private Map<String, String> environment(int port, DatabaseAccess database) {
        Map<String, String> environment = new LinkedHashMap<>();
        // What else the user sets for the services (zone, issuer, limits) reaches them as it is.
        settings.environment().forEach((name, value) -> {
            if (name.startsWith("TAIZHANG_") && !name.endsWith("_DATABASE_URL")) {
                environment.put(name, value);
            }
        });
        // Else glibc keeps memory that was freed in as many places as there are threads.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("TAIZHANG_HTTP_HOST", settings.serviceHost());
        environment.put("TAIZHANG_HTTP_PORT", String.valueOf(port));
        environment.put("TAIZHANG_DB_URL", database.jdbcUrl());
        environment.put("TAIZHANG_DB_USER", database.user());
        environment.put("TAIZHANG_DB_PASSWORD", database.password());
        if (database.folder() != null) {
            environment.put("TAIZHANG_DB_FOLDER", database.folder().toString());
        }
        String keys = settings.tokenKeys();
        environment.put("TAIZHANG_TOKEN_KEYS", keys == null ? "file:" + tokenKeys : keys);
        environment.put("TAIZHANG_TOKEN_ISSUER", settings.tokenIssuer());
        environment.put("TAIZHANG_TOKEN_AUDIENCE", settings.tokenAudience());
        return environment;
    }

    private List<String> command(Path program, String name) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-Xmx" + settings.serviceMemory()));
        // With a heap this small, the serial collector needs least processor time and memory.
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Dfile.encoding=UTF-8"));
        command.addAll(BESIDE_THE_HEAP);
        // Else Quarkus answers a malformed address itself, without a body; the services say what is wrong with it.
        command.add("-Dvertx.disableURIValidation=true");
        if (Runtime.version().feature() >= 19) {
            Path archive = settings.home().programs().resolve(name + ".jsa");
            command.addAll(List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive));
        }
        command.addAll(List.of("-jar", program.resolve("quarkus-run.jar").toString()));
        return command;
    }

    private Path copyProgram(String name) {
        Path built = settings.root().resolve(name).resolve("target/quarkus-app");
        if (!Files.exists(built.resolve("quarkus-run.jar"))) {
            throw new LaunchException(name + " is not built: there is no " + built + File.separator
                    + "quarkus-run.jar. Start by deploy/up, which builds what is missing.");
        }
        Path target = settings.home().programs().resolve(name);
        try {
            Folders.mirror(built, target);
        } catch (IOException e) {
            throw new LaunchException(name + " cannot be copied to " + target + ": " + e.getMessage(), e);
        }
        return target;
    }

    /** Whether a service has been built anew since it was copied and started. */
    static boolean areNewerThanWhatRuns(LaunchSettings settings) {
        return List.of(RECORDS, REPORTING).stream()
                .anyMatch(name -> Folders.differ(
                        settings.root().resolve(name).resolve("target/quarkus-app/app"),
                        settings.home().programs().resolve(name).resolve("app")));
    }
}
