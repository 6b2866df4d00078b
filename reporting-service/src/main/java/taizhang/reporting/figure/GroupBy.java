package taizhang.reporting.figure;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the figures of one question are split by. */
enum GroupBy {
    ORGANIZATION,
    /** As they are without groups: named, it says where in the order of the answer the periods stand. */
    PERIOD,
    TYPE,
    /** In place of the periods. */
    MONTH;

    /** Of one question. */
    static final int MOST = 2;

    static final List<String> CODES = Arrays.stream(values()).map(GroupBy::code).toList();

    static Optional<GroupBy> of(String code) {
        return Arrays.stream(values()).filter(g -> g.code().equals(code)).findFirst();
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
