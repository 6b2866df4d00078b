package taizhang.reporting.progress;

import java.util.List;
import java.util.Objects;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Indicators;

/** The numbers of an item: each is a definition that anybody could ask for. */
final class TaskNumbers {

    static final Indicator FOUND = of("{'of': 'rectification-tasks', 'measure': 'count', 'on': 'foundOn'}");
    static final Indicator OPEN = stock("'group': 'open'");
    static final Indicator FIXED = stock("'group': 'fixed'");
    static final Indicator VERIFIED = stock("'states': ['verified']");
    static final Indicator KEPT_UP = stock("'states': ['kept-up']");
    static final Indicator OVERDUE = stock("'group': 'open', 'dueBy': 'overdue'");
    static final Indicator ON_TIME = cycles("closedOn", "'timeliness': ['on-time']");
    static final Indicator LATE = cycles("closedOn", "'timeliness': ['late']");
    static final Indicator REOPENED = cycles("openedOn", "'reopened': true");

    static final List<Indicator> ALL = List.of(FOUND, OPEN, FIXED, VERIFIED, KEPT_UP, OVERDUE, ON_TIME, LATE, REOPENED);

    private TaskNumbers() {}

    private static Indicator stock(String where) {
        return of(
                "{'of': 'rectification-tasks', 'measure': 'count', 'timing': 'stock', 'where': {%s}}".formatted(where));
    }

    private static Indicator cycles(String on, String where) {
        return of("{'of': 'rectification-cycles', 'measure': 'count', 'on': '%s', 'where': {%s}}".formatted(on, where));
    }

    private static Indicator of(String json) {
        return Indicators.inline(Objects.requireNonNull(Indicators.read(json.replace('\'', '"'))));
    }
}
