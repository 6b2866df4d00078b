package taizhang.reporting.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the figures of one question are split by. */
enum GroupBy {
    ORGANIZATION,
    PERIOD,
    TYPE,
    MONTH;

    static final List<String> CODES = Arrays.stream(values()).map(GroupBy::code).toList();

    static Optional<GroupBy> of(String code) {
        return Arrays.stream(values()).filter(g -> g.code().equals(code)).findFirst();
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
