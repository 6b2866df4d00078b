package taizhang.reporting.table;

import org.jspecify.annotations.Nullable;
import taizhang.reporting.page.Limit;

/** Which part of a list is asked for: for JSON always one page, for a table everything unless it names a page. */
public record Part(@Nullable Integer limit, @Nullable String cursor, boolean withTotal) {

    public static final Part ALL = new Part(null, null, false);

    /** @throws taizhang.reporting.problem.ProblemException 400 {@code invalid-parameter} when there is no such limit */
    public Part {
        Limit.of(limit);
    }

    boolean isPage() {
        return limit != null || cursor != null;
    }

    int size() {
        return Limit.of(limit);
    }
}
