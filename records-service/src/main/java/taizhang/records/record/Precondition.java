package taizhang.records.record;

import org.jspecify.annotations.Nullable;
import taizhang.api.http.ETag;
import taizhang.api.problem.ProblemException;

/** What a writer expects to find. */
@FunctionalInterface
public interface Precondition {

    Precondition NONE = present -> {};

    /**
     * @param present version; null when there is no record yet
     * @throws ProblemException 412, or 428 when the writer must say what it expects
     */
    void check(@Nullable Long present);

    /** The version in {@code If-Match}, without which nothing is written. */
    static Precondition required(@Nullable String ifMatch) {
        return present -> ETag.put(ifMatch, null, present);
    }

    /** The version in {@code If-Match}, if it is given. */
    static Precondition optional(@Nullable String ifMatch) {
        return present -> {
            if (present != null) {
                ETag.check(ifMatch, present);
            }
        };
    }

    /** With {@code If-None-Match: *} there must be none; over one that is there only with {@code If-Match}. */
    static Precondition put(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        return present -> ETag.put(ifMatch, ifNoneMatch, present);
    }
}
