package taizhang.reporting.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import taizhang.api.database.Database;

/**
 * Whoever holds it is the only one to write facts and cells, over all instances of the service. It is the row lock of
 * {@code feed_state} and ends with the transaction, also when the process dies.
 */
@ApplicationScoped
public class FeedLock {

    private final Database database;

    FeedLock(Database database) {
        this.database = database;
    }

    /** @return the position that facts and cells stand at, until the end of the present transaction */
    @Transactional(Transactional.TxType.MANDATORY)
    public long acquire() {
        return database.sql("select position from feed_state for update").one(row -> row.getLong(1));
    }
}
