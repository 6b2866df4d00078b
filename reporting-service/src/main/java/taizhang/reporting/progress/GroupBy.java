package taizhang.reporting.progress;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.counting.Dimension;

/** What the items of one answer are split by. */
enum GroupBy {
    SOURCE(Dimension.SOURCE),
    ORGANIZATION(null),
    ASPECT(Dimension.ASPECT);

    static final List<String> CODES = Arrays.stream(values()).map(GroupBy::code).toList();

    private final @Nullable Dimension dimension;

    GroupBy(@Nullable Dimension dimension) {
        this.dimension = dimension;
    }

    static Optional<GroupBy> of(String code) {
        return Arrays.stream(values()).filter(g -> g.code().equals(code)).findFirst();
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the dimension that has the groups; null: all tasks are together */
    static @Nullable Dimension dimension(@Nullable GroupBy groupBy) {
        return groupBy == null ? null : groupBy.dimension;
    }
}
