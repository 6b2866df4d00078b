package taizhang.records.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;

/**
 * Numbers and chains what has been committed since the last batch.
 *
 * <p>Every change that is visible and has no position gets one, in the order of its id. That loses nothing and leaves no
 * gap, since positions are given after the commit and under one row lock: whatever becomes visible later gets a later
 * position. It keeps the order of each record's changes too: a writer draws the id after it has the lock of the record,
 * and once a later writer's change is visible, so is the one that it waited for.
 *
 * <p>Changes are looked for above a floor only. It rises to an id when every transaction has ended that could still bring
 * a change of a lower one. Whoever draws an id has its transaction id already (the default of {@code change.id} sees to
 * that). So all who drew up to an id that has a position are older than a transaction id given afterwards: when the oldest
 * transaction that runs is not older than that, they have ended, and what they committed is visible.
 */
@ApplicationScoped
class SequencerService {

    static final int BATCH = 1000;

    private static final String LOCK =
            """
            select position, hash, floor, (select coalesce(max(change), 0) from ledger_position) as highest,
                cast(cast(pg_current_xact_id() as text) as bigint) as own,
                cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint) as oldest
            from ledger_head for update
            """;

    private static final String UNSEQUENCED =
            """
            select %s
            from change c
            where c.id = any (array(select id from unsequenced_change order by id limit %d))
            order by c.id
            """
                    .formatted(StoredChange.COLUMNS, BATCH);

    private static final String APPEND =
            """
            with numbered as (
                insert into ledger_position (position, change, hash)
                select position, change, decode(hash, 'hex')
                from unnest(:positions, :changes, :hashes) n (position, change, hash)
            )
            update ledger_head set position = :position, hash = :hash, floor = :floor
            """;

    /** @param position the head after this batch */
    record Batch(int size, long position) {}

    /**
     * The head, locked.
     *
     * @param highest change that has a position: it and all lower ids have been drawn
     * @param own id of this transaction
     * @param oldest id of the oldest transaction that ran at this moment
     */
    private record Head(long position, String hash, long floor, long highest, long own, long oldest) {}

    /** The floor can rise to the id once no transaction runs that is older than the other. */
    private record NextFloor(long id, long transaction) {}

    private final Database database;
    private @Nullable NextFloor nextFloor;

    SequencerService(Database database) {
        this.database = database;
    }

    @Transactional
    Batch sequence() {
        Head head = database.sql(LOCK)
                .one(row -> new Head(
                        row.getLong("position"),
                        row.getString("hash"),
                        row.getLong("floor"),
                        row.getLong("highest"),
                        row.getLong("own"),
                        row.getLong("oldest")));
        if (nextFloor == null && head.highest() > head.floor()) {
            nextFloor = new NextFloor(head.highest(), head.own());
        }
        List<StoredChange> changes = database.sql(UNSEQUENCED).list(StoredChange::of);
        long floor = floor(
                head,
                changes.size() < BATCH ? Long.MAX_VALUE : changes.get(BATCH - 1).row());
        if (changes.isEmpty() && floor == head.floor()) {
            return new Batch(0, head.position());
        }
        return append(head, changes, floor);
    }

    /** What is remembered of transaction ids means nothing in a database that was restored or failed over. */
    void forget() {
        nextFloor = null;
    }

    /** @param readUpTo every unsequenced change up to this id is in the batch */
    private long floor(Head head, long readUpTo) {
        NextFloor next = nextFloor;
        if (next == null || head.oldest() < next.transaction()) {
            return head.floor();
        }
        if (next.id() <= readUpTo) {
            nextFloor = null;
        }
        return Math.max(head.floor(), Math.min(next.id(), readUpTo));
    }

    private Batch append(Head head, List<StoredChange> changes, long floor) {
        List<Long> positions = new ArrayList<>();
        List<Long> rows = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        long position = head.position();
        String hash = head.hash();
        for (StoredChange change : changes) {
            position++;
            hash = ChainHash.of(hash, position, change);
            positions.add(position);
            rows.add(change.row());
            hashes.add(hash);
        }
        database.sql(APPEND)
                .setArray("positions", "bigint", positions)
                .setArray("changes", "bigint", rows)
                .setArray("hashes", "text", hashes)
                .set("position", position)
                .set("hash", hash)
                .set("floor", floor)
                .execute();
        return new Batch(changes.size(), position);
    }
}
