package taizhang.reporting.progress;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;

/** Answers how far rectification has come: from cells where they can answer, from facts elsewhere. */
@ApplicationScoped
class ProgressService {

    private static final int ATTEMPTS = 3;
    /** Aspects are free codes: an answer of more groups is one that nobody reads. */
    private static final int MOST_GROUPS = 2_000;

    record Answer(long position, List<ProgressItem> items) {}

    private final ProgressQueries queries;

    ProgressService(ProgressQueries queries) {
        this.queries = queries;
    }

    /** @param caller the organization whose subtree the caller sees; null: everything */
    Answer answer(ProgressQuery query, @Nullable String caller) {
        for (int attempt = 1; ; attempt++) {
            ProgressQueries.Head head = queries.head(query, caller);
            if (head.position() > head.present()) {
                throw ProblemException.parameter("position", FieldRule.OUT_OF_RANGE, 0, head.present());
            }
            if (!head.visible()) {
                throw ProblemException.notFound();
            }
            List<Part> parts = parts(query, caller, head.position());
            List<Part> byCells = new ArrayList<>();
            List<Part> byFacts = new ArrayList<>();
            boolean cells = head.covered() && head.position() == head.present() && attempt <= ATTEMPTS;
            parts.forEach(part -> (cells && part.steady() ? byCells : byFacts).add(part));
            Map<Part, Map<String, Counts>> groups = new HashMap<>();
            if (!byCells.isEmpty()) {
                ProgressQueries.Counted counted = queries.cells(query, byCells);
                if (counted.position() != head.position()) {
                    // The feed came between; facts stand still at a position, and so they have the last word.
                    continue;
                }
                groups.putAll(counted.groups());
            }
            if (!byFacts.isEmpty()) {
                groups.putAll(queries.facts(query, byFacts, caller, head.position()));
            }
            if (groups.values().stream().mapToInt(Map::size).sum() > MOST_GROUPS) {
                throw ProblemException.parameter("groupBy", FieldRule.TOO_MANY, MOST_GROUPS);
            }
            return new Answer(head.position(), items(query, parts, groups, head.position()));
        }
    }

    private List<Part> parts(ProgressQuery query, @Nullable String caller, long position) {
        if (query.groupBy() != GroupBy.ORGANIZATION) {
            return List.of(Part.whole(query));
        }
        Stream<Part> children = query.own() ? Stream.empty() : queries.children(query, caller, position).stream();
        return Stream.concat(Stream.of(Part.alone(query.organization())), children)
                .toList();
    }

    /** An item for each part or, grouped by what tasks are, for each value that occurs. */
    private static List<ProgressItem> items(
            ProgressQuery query, List<Part> parts, Map<Part, Map<String, Counts>> groups, long position) {
        boolean grouped = !GroupBy.dimension(query.groupBy()).isEmpty();
        List<ProgressItem> items = new ArrayList<>();
        for (Part part : parts) {
            Map<String, Counts> counts = groups.getOrDefault(part, Map.of());
            if (!grouped && counts.isEmpty()) {
                counts = Map.of("", Counts.NOTHING);
            }
            counts.forEach((value, each) -> items.add(item(new ProgressEvidence(query, part, value, position), each)));
        }
        return items;
    }

    private static ProgressItem item(ProgressEvidence evidence, Counts counts) {
        GroupBy groupBy = evidence.query().groupBy();
        String value = evidence.value();
        ProgressItem.Group group = new ProgressItem.Group(
                evidence.part().organization(),
                evidence.part().own() ? "self" : "subtree",
                groupBy == GroupBy.SOURCE ? value : null,
                groupBy == GroupBy.ASPECT && !value.isEmpty() ? value : null);
        ProgressItem.Number open = number(counts.open(), evidence.stock(Map.of("group", "open")));
        ProgressItem.Number fixed = number(counts.fixed(), evidence.stock(Map.of("group", "fixed")));
        ProgressItem.Number overdue =
                number(counts.overdue(), evidence.stock(Map.of("group", "open", "dueBy", "overdue")));
        ProgressItem.Number onTime = number(counts.onTime(), evidence.closed("on-time"));
        return new ProgressItem(
                group,
                number(counts.found(), evidence.found()),
                open,
                fixed,
                number(counts.verified(), evidence.stock(Map.of("states", List.of("verified")))),
                number(counts.keptUp(), evidence.stock(Map.of("states", List.of("kept-up")))),
                overdue,
                onTime,
                number(counts.late(), evidence.closed("late")),
                number(counts.reopened(), evidence.reopened()),
                ProgressItem.Rate.of(fixed, counts.open() + counts.fixed()),
                ProgressItem.Rate.of(overdue, counts.open()),
                ProgressItem.Rate.of(onTime, counts.onTime() + counts.late()));
    }

    private static ProgressItem.Number number(long value, String evidence) {
        return new ProgressItem.Number(value, evidence);
    }
}
