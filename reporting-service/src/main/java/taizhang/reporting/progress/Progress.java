package taizhang.reporting.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;
import taizhang.reporting.counting.Count;
import taizhang.reporting.counting.Counter;
import taizhang.reporting.counting.Dimension;
import taizhang.reporting.counting.EvidenceLink;
import taizhang.reporting.counting.Moment;
import taizhang.reporting.counting.Place;
import taizhang.reporting.counting.Question;
import taizhang.reporting.indicator.Indicator;

/** Says how far rectification has come. */
@ApplicationScoped
public class Progress {

    /** Aspects are free codes: an answer of more groups is one that nobody reads. */
    private static final int MOST_GROUPS = 2_000;

    /** @param generation goes up whenever something other than the ledger changes what is counted */
    public record Answer(long position, long generation, List<ProgressItem> items) {}

    private final Counter counter;

    Progress(Counter counter) {
        this.counter = counter;
    }

    /** @param caller the organization whose subtree the caller sees; null: everything */
    public Answer answer(ProgressQuery query, @Nullable String caller) {
        Dimension dimension = GroupBy.dimension(query.groupBy());
        Count count = counter.count(
                new Question(
                        TaskNumbers.ALL,
                        query.organization(),
                        query.own(),
                        query.groupBy() == GroupBy.ORGANIZATION,
                        dimension,
                        List.of(query.period()),
                        query.asOf(),
                        Moment.ofLedger(query.position())),
                caller);
        List<ProgressItem> items = new ArrayList<>();
        for (Place place : count.places()) {
            if (place.isThere(query.period(), query.asOf())) {
                for (String value : values(query, dimension, count)) {
                    items.add(item(query, count, place, value));
                }
            }
        }
        return new Answer(count.position(), count.generation(), items);
    }

    /** @return the sources or aspects that any number has; one null when all tasks are together */
    private static List<@Nullable String> values(ProgressQuery query, @Nullable Dimension dimension, Count count) {
        if (dimension == null) {
            return Collections.singletonList(null);
        }
        TreeSet<String> values = new TreeSet<>();
        TaskNumbers.ALL.forEach(definition -> values.addAll(count.values(definition, query.period())));
        if (values.size() > MOST_GROUPS) {
            throw ProblemException.parameter("groupBy", FieldRule.TOO_MANY, MOST_GROUPS);
        }
        return List.copyOf(values);
    }

    private static ProgressItem item(ProgressQuery query, Count count, Place place, @Nullable String value) {
        ProgressItem.Group group = new ProgressItem.Group(
                place.organization(),
                place.scope(),
                query.groupBy() == GroupBy.SOURCE ? value : null,
                query.groupBy() == GroupBy.ASPECT && value != null && !value.isEmpty() ? value : null);
        return ProgressItem.of(
                group,
                definition -> new ProgressItem.Number(
                        count.of(definition, place, query.period(), value)
                                .value()
                                .longValueExact(),
                        EvidenceLink.of(
                                ofGroup(definition, query.groupBy(), value),
                                place,
                                query.period(),
                                null,
                                query.asOf(),
                                count.position(),
                                count.generation())));
    }

    /** Says the same as long as the position is there, whatever becomes of the indicators. */
    private static Indicator ofGroup(Indicator definition, @Nullable GroupBy groupBy, @Nullable String value) {
        if (value == null) {
            return definition;
        }
        return groupBy == GroupBy.SOURCE ? definition.ofSource(value) : definition.ofAspect(value);
    }
}
