package taizhang.api.database;

import java.sql.SQLException;
import java.util.Set;

/** Tells a database that is away, or a connection that it has cut, from a statement that it refuses. */
public final class Outage {

    /** Shutdown, crash, starting up, cut for being idle. */
    private static final Set<String> CUT = Set.of("57P01", "57P02", "57P03", "57P05");

    private Outage() {}

    /** Whether it is away, or has cut the connection or will give no other: what passes by itself. */
    public static boolean isCauseOf(SQLException failure) {
        String state = failure.getSQLState();
        // Without a state it is the pool that could not give a connection in time. Class 53 is resources: connections,
        // memory, disk.
        return state == null || hasCut(failure) || state.startsWith("53");
    }

    /** Whether the connection can be used no more. */
    static boolean hasCut(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || CUT.contains(state));
    }
}
