package taizhang.records.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import io.quarkus.narayana.jta.TransactionRunnerOptions;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.DatabaseException;
import taizhang.api.problem.ProblemException;

/** Takes a step in a transaction of its own, and takes it again when another one was in its way. */
final class InTransaction {

    /** A chunk holds its locks until the one before has ended; an import of all or nothing is one transaction. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** A race is lost to one that is decided by then. */
    private static final int TRIES = 5;

    private InTransaction() {}

    static void run(Runnable step) {
        retried(() -> {
            transaction().run(step);
            return null;
        });
    }

    /** @throws SheetFault that the step throws */
    static <T extends @Nullable Object> T call(Callable<T> step) throws SheetFault {
        try {
            return retried(() -> transaction().call(step));
        } catch (QuarkusTransactionException rolledBack) {
            if (rolledBack.getCause() instanceof SheetFault fault) {
                throw fault;
            }
            throw rolledBack;
        }
    }

    private static TransactionRunnerOptions transaction() {
        return QuarkusTransaction.requiringNew().timeout((int) LONGEST.toSeconds());
    }

    private static <T extends @Nullable Object> T retried(Supplier<T> attempt) {
        for (int attempts = 1; ; attempts++) {
            try {
                return attempt.get();
            } catch (DatabaseException | ProblemException lostRace) {
                if (attempts == TRIES) {
                    throw lostRace;
                }
            }
        }
    }
}
