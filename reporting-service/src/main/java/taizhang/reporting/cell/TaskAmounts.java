package taizhang.reporting.cell;

import java.util.List;
import java.util.stream.Stream;
import taizhang.reporting.fact.TaskState;

/** What the cells of rectification tasks hold, by the names of their columns. */
public final class TaskAmounts {

    public static final String OVERDUE = "stock_overdue";

    /** Found on the days; those that were ever voided are left out. */
    public static final String RAISED = "raised";

    public static final String CLOSED_ON_TIME = "closed_on_time";
    public static final String CLOSED_LATE = "closed_late";
    public static final String CLOSED_UNDATED = "closed_undated";
    public static final String REOPENED = "reopened";

    /** What adds up, from the first day to one, to what is so on that day. */
    public static final List<String> STOCKS = Stream.concat(
                    TaskState.counted().stream().map(TaskAmounts::stock), Stream.of(OVERDUE))
            .toList();

    /** What happened on the days. */
    public static final List<String> FLOWS = List.of(RAISED, CLOSED_ON_TIME, CLOSED_LATE, CLOSED_UNDATED, REOPENED);

    /** All: each is counted of an organization alone and, in a column of its own, of its subtree. */
    public static final List<String> ALL =
            Stream.concat(STOCKS.stream(), FLOWS.stream()).toList();

    private TaskAmounts() {}

    /** @param state its code */
    public static String stock(String state) {
        return "stock_" + state.replace('-', '_');
    }
}
