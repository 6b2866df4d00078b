package taizhang.reporting.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;
import taizhang.reporting.counting.QuestionReader;

/** Reads what only questions of figures have. */
final class FigureReader {

    /** Figures of one question before they are grouped by organization or type. */
    static final int MOST = 500;

    private FigureReader() {}

    static List<String> codes(QuestionReader reader, @Nullable String indicator) {
        List<String> codes = reader.list("indicator", reader.required("indicator", indicator));
        if (codes.size() > MOST) {
            throw reader.fault("indicator", FieldRule.TOO_MANY, MOST);
        }
        return codes.stream().distinct().toList();
    }

    /** @param text the codes of two groups at most, with a comma; null: none */
    static List<GroupBy> groups(QuestionReader reader, @Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<String> codes = reader.list("groupBy", text);
        if (codes.size() > GroupBy.MOST) {
            throw reader.fault("groupBy", FieldRule.TOO_MANY, GroupBy.MOST);
        }
        List<GroupBy> groups =
                codes.stream().map(code -> reader.group(code, GroupBy.class)).toList();
        if (groups.stream().distinct().count() < groups.size()) {
            throw reader.fault("groupBy", FieldRule.DUPLICATE, codes.get(0));
        }
        return groups;
    }

    static boolean compare(QuestionReader reader, @Nullable String compare) {
        return reader.one("compare", compare, List.of("previous-year")) != null;
    }

    /**
     * @param name where the periods stand
     * @throws ProblemException when it would be too many figures, months counted one by one
     */
    static FigureQuery bounded(QuestionReader reader, String name, FigureQuery query) {
        long periods = query.periods().stream()
                .mapToLong(whole -> query.periodsOf(whole).size())
                .sum();
        if (periods * Math.max(1, query.codes().size()) > MOST) {
            throw reader.fault(name, FieldRule.TOO_MANY, MOST);
        }
        return query;
    }
}
