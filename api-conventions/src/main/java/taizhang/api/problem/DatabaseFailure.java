package taizhang.api.problem;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Outage;
import taizhang.api.database.Storage;

/** Tells failures of the database that a caller can do something about from faults of ours. */
final class DatabaseFailure {

    private static final String SECONDS_FOR_AN_OUTAGE = "2";
    private static final String SECONDS_FOR_ROOM = "30";
    private static final String DISK_FULL = "53100";
    private static final Set<String> CONFLICT = Set.of("40001", "40P01", "23503", "23505", "23P01");

    private DatabaseFailure() {}

    static @Nullable ProblemException problem(Throwable failure, Storage storage) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return ofState(sql, storage);
            }
            if (cause.getCause() == cause) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable ProblemException ofState(SQLException failure, Storage storage) {
        String state = failure.getSQLState();
        if (DISK_FULL.equals(state)) {
            storage.refused();
        }
        if (Outage.isCauseOf(failure)) {
            // Away for want of room, PostgreSQL does not come back by itself.
            return storage.isFull()
                    ? ProblemException.of(HttpProblem.STORAGE_FULL).header("Retry-After", SECONDS_FOR_ROOM)
                    : ProblemException.of(HttpProblem.UNAVAILABLE).header("Retry-After", SECONDS_FOR_AN_OUTAGE);
        }
        return state != null && CONFLICT.contains(state) ? ProblemException.of(HttpProblem.CONFLICT) : null;
    }
}
