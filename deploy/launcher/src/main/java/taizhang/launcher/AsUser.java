package taizhang.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root; as root it runs in a user namespace of its own, where it sees itself as nobody. */
final class AsUser {

    private AsUser() {}

    static List<String> command(Path program, List<String> options) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(program.toString());
        command.addAll(options);
        return command;
    }

    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /** Adds what to do when the system refuses the namespace, as containers do by default. */
    static String explain(String output) {
        boolean refused = isRoot() && output.contains("unshare");
        return refused
                ? output + "\nPostgreSQL cannot run as root here. Run as an ordinary user,"
                        + " or set TAIZHANG_RECORDS_DATABASE_URL and TAIZHANG_REPORTING_DATABASE_URL."
                : output;
    }
}
