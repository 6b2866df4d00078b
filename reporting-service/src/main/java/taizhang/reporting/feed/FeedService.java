package taizhang.reporting.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import taizhang.api.database.Database;
import taizhang.api.time.Today;
import taizhang.reporting.cell.Cells;
import taizhang.reporting.fact.Change;
import taizhang.reporting.fact.Chunks;
import taizhang.reporting.fact.Facts;
import taizhang.reporting.fact.Touched;

/** Applies changes to facts and cells, exactly once: in the transaction that moves the position. */
@ApplicationScoped
class FeedService {

    private final Database database;
    private final FeedLock lock;
    private final Facts facts;
    private final Cells cells;
    private final Today today;

    FeedService(Database database, FeedLock lock, Facts facts, Cells cells, Today today) {
        this.database = database;
        this.lock = lock;
        this.facts = facts;
        this.cells = cells;
        this.today = today;
    }

    FeedState state() {
        return database.sql(FeedState.SELECT).one(FeedState::of);
    }

    /**
     * Applies a page and moves the position. Another instance may have applied some of it.
     *
     * @return how many changes were new
     * @throws BrokenChainException when the page does not continue what has been applied
     */
    @Transactional
    int apply(ChangePage page) {
        return apply(page, cells::shift);
    }

    /** The same without cells. */
    @Transactional(Transactional.TxType.MANDATORY)
    void applyFacts(ChangePage page) {
        apply(page, touched -> {});
    }

    private int apply(ChangePage page, Consumer<Touched> counting) {
        lock.acquire();
        FeedState state = state();
        List<Change> changes = Chain.continuing(state.position(), state.hash(), page.items());
        for (List<Change> chunk : Chunks.of(changes)) {
            counting.accept(facts.apply(chunk));
        }
        keepTimes(changes);
        move(state, changes, page.head());
        return changes.size();
    }

    /** When the ledger was written up to which position: clocks go back, that does not. */
    private void keepTimes(List<Change> changes) {
        Instant last = database.sql("select coalesce(max(at), 'epoch') from position_time")
                .one(row -> row.getObject(1, OffsetDateTime.class).toInstant());
        SortedMap<Instant, Long> times = new TreeMap<>();
        for (Change change : changes) {
            last = change.at().isAfter(last) ? change.at() : last;
            times.put(last, change.position());
        }
        database.sql(
                        """
                        insert into position_time (at, position)
                        select cast(t.at as timestamptz), t.position
                        from unnest(cast(:times as text[]), cast(:positions as bigint[])) t (at, position)
                        on conflict (at) do update set position = excluded.position
                        """)
                .setEach("times", "text", times.keySet(), Instant::toString)
                .setArray("positions", "bigint", times.values())
                .execute();
    }

    private void move(FeedState state, List<Change> changes, long head) {
        Change last = changes.isEmpty() ? null : changes.get(changes.size() - 1);
        long position = last == null ? state.position() : last.position();
        database.sql(
                        """
                        update feed_state set position = :position, hash = :hash, applied_at = :appliedAt,
                            head = greatest(:head, :position), seen_at = :seenAt, waiting_since = :waitingSince
                        """)
                .set("position", position)
                .set("hash", last == null ? state.hash() : last.hash())
                .set("appliedAt", last == null ? state.appliedAt() : last.at())
                .set("head", head)
                .set("seenAt", today.instant())
                // Of a full page only this is known of the next one: it was written later.
                .set("waitingSince", last != null && position < head ? last.at() : null)
                .execute();
    }

    /** Keeps in mind what waits when a page could not be applied, so that the lag is seen. */
    @Transactional
    void saw(ChangePage page) {
        lock.acquire();
        long position = state().position();
        Instant since = page.items().stream()
                .filter(change -> change.position() > position)
                .map(Change::at)
                .findFirst()
                .orElse(null);
        database.sql(
                        """
                        update feed_state set head = greatest(head, :head), seen_at = :seenAt,
                            waiting_since = coalesce(:waitingSince, waiting_since)
                        """)
                .set("head", page.head())
                .set("seenAt", today.instant())
                .set("waitingSince", since)
                .execute();
    }

    /** Stops the feed on all instances until a human has found out what happened. */
    @Transactional
    void stop(String fault) {
        database.sql("update feed_state set fault = :fault").set("fault", fault).execute();
    }
}
