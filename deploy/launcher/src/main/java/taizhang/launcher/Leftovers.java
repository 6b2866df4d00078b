package taizhang.launcher;

import java.util.List;

/** What a killed launcher left running over its data directory. */
final class Leftovers {

    private Leftovers() {}

    /** Stops it, the last started first. The caller holds the lock, so nothing here belongs to a living launcher. */
    static void stop(LaunchSettings settings, Progress progress) {
        Home home = settings.home();
        for (String name : List.of(Gateway.NAME, Services.REPORTING, Services.RECORDS)) {
            if (Orphans.stop(home, name)) {
                progress.say("Stopped a " + name + " that had outlived its launcher");
            }
        }
        if (EmbeddedPostgres.stopOrphan(PostgresPart.settings(settings))) {
            progress.say("Stopped a PostgreSQL that had outlived its launcher");
        }
        RunState.clear(home);
    }
}
