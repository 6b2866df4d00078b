package taizhang.launcher;

import java.util.List;
import taizhang.postgres.EmbeddedPostgres;

/** What a killed launcher left running over its data directory. */
final class Leftovers {

    private Leftovers() {}

    /** Stops it, the last started first. The caller holds the lock, so nothing here belongs to a living launcher. False if there was nothing. */
    static boolean stop(LaunchSettings settings, Progress progress) {
        Home home = settings.home();
        boolean any = false;
        for (String name : List.of(Gateway.NAME, Services.REPORTING, Services.RECORDS)) {
            if (Orphans.stop(home, name)) {
                any = true;
                progress.say("Stopped a " + name + " that had outlived its launcher");
            }
        }
        if (EmbeddedPostgres.stopOrphan(PostgresPart.settings(settings))) {
            any = true;
            progress.say("Stopped a PostgreSQL that had outlived its launcher");
        }
        RunState.clear(home);
        return any;
    }
}
