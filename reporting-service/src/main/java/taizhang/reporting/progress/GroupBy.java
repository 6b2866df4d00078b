package taizhang.reporting.progress;

import org.jspecify.annotations.Nullable;
import taizhang.reporting.counting.Dimension;

/** What the items of one answer are split by. */
public enum GroupBy {
    SOURCE(Dimension.SOURCE),
    ORGANIZATION(null),
    ASPECT(Dimension.ASPECT);

    private final @Nullable Dimension dimension;

    GroupBy(@Nullable Dimension dimension) {
        this.dimension = dimension;
    }

    /** @return the dimension that has the groups; null: all tasks are together */
    static @Nullable Dimension dimension(@Nullable GroupBy groupBy) {
        return groupBy == null ? null : groupBy.dimension;
    }
}
