package taizhang.launcher;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import taizhang.demo.DemoBureau;
import taizhang.machine.LaunchException;

/** Starts everything and stays, or starts it in the background and returns when it serves. */
@Command(name = "up", description = "Starts everything.", customSynopsis = "deploy/up [--demo] [--detach]")
final class UpCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(names = "--demo", description = "Loads an invented bureau with two years of records and what it put right.")
    private boolean demo;

    @Option(names = "--detach", description = "Returns when everything serves, and leaves it running.")
    private boolean detach;

    /** Set by --detach for the process that stays: it says nothing that must not be in a log. */
    @Option(names = "--background", hidden = true)
    private boolean background;

    private final LaunchSettings settings = LaunchSettings.ofThisProcess();
    private final Progress progress = new Progress(System.out);

    @Override
    public Integer call() throws Exception {
        if (detach) {
            RunState running = Turn.serving(settings.home());
            if (running == null) {
                welcome(new Background(settings, progress).awaitServing());
            } else {
                tellThatItRuns(running);
            }
            return 0;
        }
        RunState running = new Turn(settings.home(), progress).takeOrJoin();
        if (running == null) {
            return stay();
        }
        if (!background) {
            tellThatItRuns(running);
        }
        return 0;
    }

    private void tellThatItRuns(RunState running) {
        progress.say("It runs already");
        if (Services.areNewerThanWhatRuns(settings)) {
            progress.say("What runs is older than what is built: deploy/down and deploy/up again to renew it");
        }
        welcome(running);
    }

    private int stay() {
        if (background) {
            progress.plain("A launcher starts at " + Instant.now());
        }
        Launch launch = new Launch(settings, progress, Endurance.STANDARD);
        Runtime.getRuntime().addShutdownHook(new Thread(launch::stop, "stop"));
        RunState state = launch.start();
        if (background) {
            progress.say("Everything serves");
        } else {
            welcome(state);
            progress.plain("Ctrl-C stops everything.");
        }
        return launch.watch().isEmpty() ? 0 : 1;
    }

    private void welcome(RunState state) {
        Tokens tokens = new Tokens(settings);
        String gateway = state.gateway();
        if (demo) {
            loadDemo(gateway, tokens);
        }
        new Welcome(settings, tokens).print(state, demo, progress);
    }

    private void loadDemo(@Nullable String gateway, Tokens tokens) {
        if (gateway == null || !tokens.areOurs() || settings.tls()) {
            throw new LaunchException("The demo bureau needs the gateway without TLS and tokens of our own.");
        }
        DemoBureau.load(
                URI.create(gateway),
                (role, subject) -> tokens.make(role, null, subject, Duration.ofHours(1)),
                progress.stream());
    }
}
