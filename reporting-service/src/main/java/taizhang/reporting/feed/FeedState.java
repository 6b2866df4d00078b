package taizhang.reporting.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How far the ledger has been applied.
 *
 * @param hash of the last applied position
 * @param appliedAt when the last applied change was written
 * @param head of the ledger when it was last seen, at {@code seenAt}
 * @param waitingSince when the oldest change was written that is known and not applied; null when there is none
 * @param rebuiltAt when facts and cells were last built anew, which changed so many rows
 * @param fault why following has stopped; null when all is well
 * @param cellsBuilt false from an upgrade until the rebuild that it wants is done
 */
record FeedState(
        long position,
        String hash,
        @Nullable Instant appliedAt,
        long head,
        @Nullable Instant seenAt,
        @Nullable Instant waitingSince,
        @Nullable Instant rebuiltAt,
        @Nullable Long rebuildDifferences,
        @Nullable String fault,
        boolean cellsBuilt) {

    static final String SELECT = "select position, hash, applied_at, head, seen_at, waiting_since,"
            + " rebuilt_at, rebuild_differences, fault, cells_built from feed_state";

    static FeedState of(ResultSet row) throws SQLException {
        return new FeedState(
                row.getLong("position"),
                row.getString("hash"),
                instant(row, "applied_at"),
                row.getLong("head"),
                instant(row, "seen_at"),
                instant(row, "waiting_since"),
                instant(row, "rebuilt_at"),
                row.getObject("rebuild_differences", Long.class),
                row.getString("fault"),
                row.getBoolean("cells_built"));
    }

    /** @return how old the oldest change is that waits; 0 when none does */
    long lagSeconds(Instant now) {
        return waitingSince == null
                ? 0
                : Math.max(0, Duration.between(waitingSince, now).toSeconds());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
