package taizhang.reporting.progress;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the items of one answer are split by. */
enum GroupBy {
    SOURCE,
    ORGANIZATION,
    ASPECT;

    static final List<String> CODES = Arrays.stream(values()).map(GroupBy::code).toList();

    static Optional<GroupBy> of(String code) {
        return Arrays.stream(values()).filter(g -> g.code().equals(code)).findFirst();
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return the dimension of {@code task_cell} that has the groups; empty: all tasks together */
    static String dimension(@Nullable GroupBy groupBy) {
        return groupBy == null || groupBy == ORGANIZATION ? "" : groupBy.code();
    }
}
