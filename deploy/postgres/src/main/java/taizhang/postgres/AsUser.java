package taizhang.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import taizhang.machine.Processes;

/** PostgreSQL refuses to run as root; as root it runs in a user namespace of its own, where it sees itself as nobody. */
final class AsUser {

    private AsUser() {}

    static List<String> command(Path program, List<String> options) {
        List<String> command = new ArrayList<>();
        if (Processes.isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(program.toString());
        command.addAll(options);
        return command;
    }

    /** Adds what to do when the system refuses the namespace, as containers do by default. */
    static String explain(String output) {
        boolean refused = Processes.isRoot() && output.contains("unshare");
        return refused
                ? output + "\nPostgreSQL cannot run as root here. Run as an ordinary user,"
                        + " or set TAIZHANG_RECORDS_DATABASE_URL and TAIZHANG_REPORTING_DATABASE_URL."
                : output;
    }
}
