package taizhang.reporting.feed;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.List;
import taizhang.api.database.Database;
import taizhang.api.time.Today;
import taizhang.reporting.cell.Cells;
import taizhang.reporting.fact.Change;

/**
 * Builds all facts and cells anew from position 0 beside the old ones, compares and replaces. The old ones serve and
 * are kept up meanwhile. What is done so far is in the database, so that it goes on after a restart.
 */
@ApplicationScoped
class RebuildService {

    /** Counting all cells of some million records anew takes minutes, more than a transaction has unless told. */
    private static final int LONGEST_SECONDS = 3600;

    private final RebuildQueries queries;
    private final FeedService feed;
    private final Cells cells;
    private final Database database;
    private final Today today;

    RebuildService(RebuildQueries queries, FeedService feed, Cells cells, Database database, Today today) {
        this.queries = queries;
        this.feed = feed;
        this.cells = cells;
        this.database = database;
        this.today = today;
    }

    boolean isRunning() {
        return queries.isRunning();
    }

    boolean isWanted() {
        return queries.isWanted();
    }

    /** Does nothing when one runs already. */
    @Transactional
    void begin() {
        queries.lockFirst();
        if (!queries.isRunning()) {
            queries.create();
        }
    }

    @Transactional
    void abandon() {
        queries.drop();
    }

    @Transactional
    FeedState built() {
        queries.use();
        return feed.state();
    }

    /** Applies a page to the second facts, but nothing after {@code last}. Cells are counted at the end, all at once. */
    @Transactional
    void apply(ChangePage page, long last) {
        queries.use();
        feed.applyFacts(upTo(page, last));
    }

    /**
     * Brings the second facts to the very position of the first ones, counts the cells and makes the first ones equal.
     *
     * @return how many rows differed
     */
    @Transactional(rollbackOn = Exception.class)
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    long replace(LedgerClient ledger) throws IOException, InterruptedException {
        FeedState first = queries.lockFirst();
        queries.use();
        FeedState second = feed.state();
        // A feed that has stopped does not say how far the ledger goes; the rebuild ends where it was when asked.
        long last = first.fault() == null ? first.position() : second.head();
        while (second.position() < last) {
            ChangePage page = upTo(ledger.after(second.position()), last);
            if (page.items().isEmpty()) {
                throw new BrokenChainException(
                        "the ledger ends at " + page.head() + " but " + last + " has been applied");
            }
            feed.applyFacts(page);
            second = feed.state();
        }
        if (first.fault() == null && !first.hash().equals(second.hash())) {
            throw new BrokenChainException("the ledger differs from what was applied before position " + last);
        }
        cells.recountAll();
        long differences = queries.replace();
        database.sql(
                        """
                        update public.feed_state set position = :position, hash = :hash, head = greatest(:head, :position),
                            applied_at = :appliedAt, fault = null, waiting_since = null, rebuilt_at = :now, rebuild_differences = :differences,
                            cells_built = true, generation = generation + 1, rebuilds = rebuilds + 1
                        """)
                .set("position", second.position())
                .set("hash", second.hash())
                .set("head", first.fault() == null ? first.head() : second.head())
                .set("appliedAt", second.appliedAt())
                .set("now", today.instant())
                .set("differences", differences)
                .execute();
        queries.drop();
        return differences;
    }

    private static ChangePage upTo(ChangePage page, long last) {
        List<Change> items = page.items().stream()
                .filter(change -> change.position() <= last)
                .toList();
        return new ChangePage(items, page.head());
    }
}
