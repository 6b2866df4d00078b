package taizhang.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import taizhang.machine.LaunchException;
import taizhang.machine.Ports;
import taizhang.postgres.EmbeddedPostgres;

/** One run of everything, from the ports that must be free to the last part stopped. */
final class Launch {

    private final LaunchSettings settings;
    private final Progress progress;
    private final Home home;
    private final Supervisor supervisor;
    private final Tokens tokens;

    Launch(LaunchSettings settings, Progress progress, Endurance endurance) {
        this.settings = settings;
        this.progress = progress;
        this.home = settings.home();
        this.supervisor = new Supervisor(progress, endurance);
        this.tokens = new Tokens(settings);
    }

    /** Starts everything; the caller holds the lock. Stops what has started when something fails. */
    RunState start() {
        try {
            settings.tls();
            Leftovers.stop(settings, progress);
            refuseOccupiedPorts();
            Path nginx = Nginx.find(settings.software(), progress);
            RunState state = state(nginx != null);
            state.write(home);
            // Before the rest starts: a mistake in its settings should be told at once.
            List<Part> gateway = nginx == null ? List.of() : List.of(Gateway.prepare(nginx, settings));
            if (gateway.isEmpty()) {
                progress.say("There is no nginx: going on without a gateway, the services answer on their own ports.");
            }
            startDatabaseAndServices();
            supervisor.start(gateway);
            RunState ready = state.withReady(true);
            supervisor.await("The whole", ready::isServing);
            ready.write(home);
            return ready;
        } catch (RuntimeException e) {
            stop();
            throw e;
        }
    }

    private void startDatabaseAndServices() {
        Map<String, DatabaseAccess> databases = externalDatabases();
        Services services = new Services(settings, tokens.publicKeyFile());
        Path feedToken = tokens.feedTokenFile();
        if (settings.feedTokenFile() == null) {
            renewFeedTokenWhenRefused();
        }
        if (databases.size() < EmbeddedPostgres.DATABASES.size()) {
            PostgresPart postgres = new PostgresPart(PostgresPart.settings(settings), home);
            supervisor.start(List.of(postgres));
            EmbeddedPostgres.DATABASES.forEach(name -> databases.computeIfAbsent(name, postgres::access));
        }
        supervisor.start(List.of(
                services.records(Objects.requireNonNull(databases.get("records"))),
                services.reporting(Objects.requireNonNull(databases.get("reporting")), feedToken)));
    }

    /** Those that somebody else runs, each tried once. */
    private Map<String, DatabaseAccess> externalDatabases() {
        Map<String, DatabaseAccess> databases = new HashMap<>();
        for (String name : EmbeddedPostgres.DATABASES) {
            String url = settings.databaseUrl(name);
            if (url != null) {
                String variable = LaunchSettings.databaseVariable(name);
                DatabaseAccess access = ExternalDatabase.parse(variable, url);
                ExternalDatabase.check(variable, access);
                databases.put(name, access);
            }
        }
        return databases;
    }

    private void renewFeedTokenWhenRefused() {
        ScheduledExecutorService often = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "feed-token");
            thread.setDaemon(true);
            return thread;
        });
        var unused = often.scheduleWithFixedDelay(this::renewRefusedFeedToken, 10, 10, TimeUnit.SECONDS);
    }

    /**
     * Asks records-service whether it takes the token, as no timer knows: a clock that is set forward outlives any. Says what
     * went wrong and returns: a task that throws is not run again, and the token would end in silence.
     */
    void renewRefusedFeedToken() {
        try {
            if (tokens.isFeedTokenRefused()) {
                tokens.writeFeedToken();
                progress.say("The feed token was refused, and is a new one now");
            }
        } catch (RuntimeException failed) {
            progress.say("The feed token was refused and not renewed, soon again: " + failed.getMessage());
        }
    }

    private void refuseOccupiedPorts() {
        List<Integer> ports = List.of(
                settings.gatewayPort(), settings.recordsPort(), settings.reportingPort(), settings.postgresPort());
        if (new HashSet<>(ports).size() < ports.size()) {
            throw new LaunchException("Two of TAIZHANG_GATEWAY_PORT, TAIZHANG_RECORDS_PORT, TAIZHANG_REPORTING_PORT and"
                    + " TAIZHANG_POSTGRES_PORT are the same: " + ports + ".");
        }
        Ports.refuseOccupied(settings.gatewayPort(), "the gateway", "TAIZHANG_GATEWAY_PORT");
        Ports.refuseOccupied(settings.recordsPort(), Services.RECORDS, "TAIZHANG_RECORDS_PORT");
        Ports.refuseOccupied(settings.reportingPort(), Services.REPORTING, "TAIZHANG_REPORTING_PORT");
    }

    private RunState state(boolean withGateway) {
        @Nullable String gateway = withGateway ? settings.gatewayAddress() : null;
        return new RunState(
                ProcessHandle.current().pid(),
                false,
                gateway,
                "http://localhost:" + settings.recordsPort(),
                "http://localhost:" + settings.reportingPort());
    }

    /** Keeps everything running. Returns when something has failed too often, after stopping the rest; empty after a stop on purpose. */
    String watch() {
        String trouble = supervisor.watch();
        if (!trouble.isEmpty()) {
            progress.say(trouble);
            stop();
        }
        return trouble;
    }

    void stop() {
        // At once: whoever comes from now on waits for the end and starts anew.
        RunState state = RunState.read(home);
        if (state != null) {
            state.withReady(false).write(home);
        }
        supervisor.stop();
        RunState.clear(home);
    }
}
