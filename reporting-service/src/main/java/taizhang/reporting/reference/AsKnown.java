package taizhang.reporting.reference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From when it is looked at what is written here: by what was written then, whatever has been written since.
 *
 * @param generation the last that counts, so that pages of one answer agree
 * @param position of the ledger: only what was in force when it had been applied; null: all
 * @param instant only what was written by then; null: all
 */
public record AsKnown(long generation, @Nullable Long position, @Nullable Instant instant) {

    /** What there is now. */
    public static final AsKnown NOW = new AsKnown(Long.MAX_VALUE - 1, null, null);

    boolean has(Kept<?> version) {
        return (position == null || version.since() <= position)
                && (instant == null || !version.writtenAt().isAfter(instant));
    }
}
