package taizhang.api.problem;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells failures of the database that a caller can do something about from faults of ours. */
final class DatabaseFailure {

    private static final String RETRY_AFTER_SECONDS = "2";
    /** Shutdown, crash, starting up, too many connections. Class 08 (connection) comes on top. */
    private static final Set<String> AWAY = Set.of("57P01", "57P02", "57P03", "57P05", "53300");

    private static final Set<String> CONFLICT = Set.of("40001", "40P01", "23503", "23505", "23P01");

    private DatabaseFailure() {}

    static @Nullable ProblemException problem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return ofState(sql);
            }
            if (cause.getCause() == cause) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable ProblemException ofState(SQLException failure) {
        String state = failure.getSQLState();
        // Without a state it is the pool that could not give a connection in time.
        if (state == null || state.startsWith("08") || AWAY.contains(state)) {
            return ProblemException.of(HttpProblem.UNAVAILABLE).header("Retry-After", RETRY_AFTER_SECONDS);
        }
        return CONFLICT.contains(state) ? ProblemException.of(HttpProblem.CONFLICT) : null;
    }
}
