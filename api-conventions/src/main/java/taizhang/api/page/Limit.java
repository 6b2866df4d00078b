package taizhang.api.page;

import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;

/** How many items a page holds: 50 unless told, 1 to 500. */
public final class Limit {

    public static final int DEFAULT = 50;
    public static final int MOST = 500;

    private Limit() {}

    /** @throws ProblemException 400 {@code invalid-parameter} */
    public static int of(@Nullable Integer limit) {
        if (limit == null) {
            return DEFAULT;
        }
        if (limit < 1 || limit > MOST) {
            throw ProblemException.parameter("limit", FieldRule.OUT_OF_RANGE, 1, MOST);
        }
        return limit;
    }
}
