package taizhang.reporting.reference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version as it is kept.
 *
 * @param since the first position at which it holds
 * @param generation the first one that knows it
 * @param content null: it was deleted
 */
public record Kept<T extends Reference>(
        String code,
        long version,
        long since,
        long generation,
        Instant writtenAt,
        String writtenBy,
        @Nullable T content) {

    /** @return the content of a version that is there: of all but those among the versions of a thing */
    public T there() {
        if (content == null) {
            throw new IllegalStateException("deleted: " + code);
        }
        return content;
    }
}
