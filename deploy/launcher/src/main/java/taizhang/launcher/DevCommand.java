package taizhang.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import taizhang.machine.LaunchException;
import taizhang.machine.Ports;
import taizhang.postgres.EmbeddedPostgres;

/** Runs one service from its sources by Maven, over a PostgreSQL of its own. */
@Command(
        name = "dev",
        description = "Runs one service from its sources: what is edited is live at the next request.",
        customSynopsis = "deploy/dev records|reporting")
final class DevCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Parameters(paramLabel = "SERVICE", description = "records or reporting")
    private String service = "";

    private final Progress progress = new Progress(System.out);
    private volatile @Nullable Process maven;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!EmbeddedPostgres.DATABASES.contains(service)) {
            throw new LaunchException("\"" + service + "\" is no service; there are records and reporting.");
        }
        boolean records = service.equals("records");
        LaunchSettings all = LaunchSettings.ofThisProcess();
        LaunchSettings own = all.forDevelopment(service);
        // Signed with the keys of the whole: deploy/token gives tokens for both.
        Tokens tokens = new Tokens(all);
        Services services = new Services(own, tokens.publicKeyFile());
        if (records) {
            Ports.refuseOccupied(own.recordsPort(), Services.RECORDS, "TAIZHANG_RECORDS_PORT");
        } else {
            Ports.refuseOccupied(own.reportingPort(), Services.REPORTING, "TAIZHANG_REPORTING_PORT");
            progress.say("It follows the ledger of http://localhost:" + own.recordsPort()
                    + ": that of deploy/up, or of deploy/dev records in another terminal");
        }
        PostgresPart postgres = new PostgresPart(PostgresPart.settings(own).withPort(0), own.home());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres), "stop"));
        postgres.start();
        DatabaseAccess access = postgres.access(service);
        progress.say("Its PostgreSQL: " + access.psql());
        return maven(
                records
                        ? services.recordsEnvironment(access)
                        : services.reportingEnvironment(access, tokens.feedTokenFile()),
                all.root());
    }

    /** Returns its exit code when it has ended. */
    private int maven(Map<String, String> environment, Path root) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("mvn", "-q", "-pl", service + "-service", "-am"));
        command.addAll(List.of("-Dspotless.check.skip", "-Djacoco.skip", "-Dquarkus.analytics.disabled"));
        // It compiles in the JVM of the service, with the checks of the build.
        command.add("-Djvm.args=" + String.join(" ", Files.readAllLines(root.resolve(".mvn/jvm.config"))));
        // It wants the test classes of what the service is built with, too.
        command.addAll(List.of("test-compile", "quarkus:dev"));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(root.toFile()).inheritIO();
        builder.environment().putAll(environment);
        // The schema is Flyway's: what Hibernate would have it be fills the terminal.
        builder.environment().put("QUARKUS_HIBERNATE_ORM_VALIDATE_IN_DEV_MODE", "false");
        Process started = builder.start();
        maven = started;
        return started.waitFor();
    }

    /** Ctrl-C reaches Maven as well; its database goes last. */
    private void stop(PostgresPart postgres) {
        Process running = maven;
        if (running != null) {
            running.destroy();
            running.onExit().join();
        }
        postgres.stop();
    }
}
