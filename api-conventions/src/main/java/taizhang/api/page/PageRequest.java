package taizhang.api.page;

import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for: for JSON always one page, for a table everything unless it names a page. */
public record PageRequest(@Nullable Integer limit, @Nullable String cursor, boolean withTotal) {

    public static final PageRequest ALL = new PageRequest(null, null, false);

    /** @throws taizhang.api.problem.ProblemException 400 {@code invalid-parameter} when there is no such limit */
    public PageRequest {
        Limit.of(limit);
    }

    public boolean isPage() {
        return limit != null || cursor != null;
    }

    public int size() {
        return Limit.of(limit);
    }
}
