package taizhang.reporting.counting;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.cell.TaskAmounts;
import taizhang.reporting.fact.RecordPredicate;
import taizhang.reporting.fact.TaskState;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.Where;

/**
 * A number of rectification tasks as a sum of amounts of their cells.
 *
 * @param dimension of the cells that are summed; null: of those of all tasks
 * @param values of the dimension that are counted; null: all
 * @param amounts names of stocks or of flows
 */
record TaskSum(@Nullable Dimension dimension, @Nullable List<String> values, List<String> amounts) {

    /**
     * @param by what the numbers are split by
     * @return nothing where the cells do not know what the definition asks for
     */
    static Optional<TaskSum> of(Indicator definition, @Nullable Dimension by) {
        Where where = definition.where();
        boolean plain = where.campaigns() == null
                && where.organizationKinds() == null
                && where.hasCommittee() == null
                && where.hasSmallGroups() == null;
        Dimension dimension = by != null ? by : dimension(where);
        // The cells of one dimension know nothing of the other, and a task has one value of each.
        boolean foreign = (where.sources() != null && dimension != Dimension.SOURCE)
                || (where.aspects() != null && dimension != Dimension.ASPECT);
        if (!plain || foreign || !definition.isAdditive()) {
            return Optional.empty();
        }
        return amounts(definition.predicate(), where)
                .map(amounts -> new TaskSum(dimension, values(where, dimension), amounts));
    }

    private static @Nullable Dimension dimension(Where where) {
        if (where.sources() != null) {
            return Dimension.SOURCE;
        }
        return where.aspects() != null ? Dimension.ASPECT : null;
    }

    private static @Nullable List<String> values(Where where, @Nullable Dimension dimension) {
        if (dimension == Dimension.SOURCE) {
            return where.sources();
        }
        return where.aspects() == null
                ? null
                : where.aspects().stream()
                        .map(aspect -> aspect.equals(Where.WITHOUT_ASPECT) ? "" : aspect)
                        .toList();
    }

    private static Optional<List<String>> amounts(RecordPredicate predicate, Where where) {
        boolean anyState = where.states() == null && where.group() == null && where.dueBy() == null;
        List<String> closed = closed(where);
        return switch (predicate) {
            case TASKS_STANDING -> stocks(where);
            case TASKS_FOUND -> anyState ? Optional.of(List.of(TaskAmounts.RAISED)) : Optional.empty();
            case CYCLES_CLOSED -> where.reopened() == null ? Optional.of(closed) : Optional.empty();
            case CYCLES_OPENED ->
                Boolean.TRUE.equals(where.reopened()) && where.timeliness() == null
                        ? Optional.of(List.of(TaskAmounts.REOPENED))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<List<String>> stocks(Where where) {
        List<String> states = GivenCondition.states(where);
        if (where.dueBy() != null) {
            boolean open = states != null && states.equals(TaskState.states(TaskState.Group.OPEN.code()));
            return open && where.dueBy().equals(Where.OVERDUE)
                    ? Optional.of(List.of(TaskAmounts.OVERDUE))
                    : Optional.empty();
        }
        return Optional.of((states == null ? TaskState.counted() : states)
                .stream().map(TaskAmounts::stock).distinct().toList());
    }

    private static List<String> closed(Where where) {
        List<String> wanted = where.timeliness();
        return wanted == null
                ? List.of(TaskAmounts.CLOSED_ON_TIME, TaskAmounts.CLOSED_LATE, TaskAmounts.CLOSED_UNDATED)
                : Stream.of("on-time", "late")
                        .filter(wanted::contains)
                        .map(each -> each.equals("late") ? TaskAmounts.CLOSED_LATE : TaskAmounts.CLOSED_ON_TIME)
                        .toList();
    }

    boolean isStock() {
        return TaskAmounts.STOCKS.containsAll(amounts);
    }

    boolean counts(String value) {
        return values == null || values.contains(value);
    }
}
