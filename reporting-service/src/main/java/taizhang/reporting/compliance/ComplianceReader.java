package taizhang.reporting.compliance;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.text.Coded;
import taizhang.reporting.counting.Moment;
import taizhang.reporting.counting.QuestionReader;
import taizhang.reporting.problem.ReportingRule;

/** Reads the parameters of a question for obligations. */
final class ComplianceReader {

    private static final int MOST_GROUPS = 2;
    private static final int MOST_CODES = 500;
    private static final int MOST_DAYS = 3660;

    private ComplianceReader() {}

    /** @param caller the organization that is asked for when none is given; null: all are */
    static ComplianceQuery read(
            @Nullable String caller,
            @Nullable String organization,
            @Nullable String scope,
            @Nullable String requirement,
            @Nullable String period,
            @Nullable String state,
            @Nullable Integer dueWithin,
            @Nullable String groupBy,
            @Nullable String depth,
            Moment moment) {
        QuestionReader reader = QuestionReader.PARAMETERS;
        String of = organization == null ? caller : organization;
        boolean own = reader.own(scope);
        if (own && of == null) {
            throw reader.fault("organization", FieldRule.REQUIRED);
        }
        if (dueWithin != null && (dueWithin < 0 || dueWithin > MOST_DAYS)) {
            throw reader.fault("dueWithin", FieldRule.OUT_OF_RANGE, 0, MOST_DAYS);
        }
        List<GroupBy> groups = groups(reader, groupBy);
        boolean deep = reader.one("depth", depth, List.of("all")) != null;
        if (deep && !groups.contains(GroupBy.ORGANIZATION)) {
            throw reader.fault("depth", ReportingRule.NOT_FITTING, "groupBy");
        }
        return new ComplianceQuery(
                of,
                own,
                requirement == null ? List.of() : codes(reader, requirement),
                period == null ? null : reader.period("period", period),
                state == null ? List.of() : states(reader, state),
                dueWithin,
                groups,
                deep,
                moment);
    }

    private static List<String> codes(QuestionReader reader, String text) {
        List<String> codes = reader.list("requirement", text);
        if (codes.size() > MOST_CODES) {
            throw reader.fault("requirement", FieldRule.TOO_MANY, MOST_CODES);
        }
        return codes.stream().distinct().sorted().toList();
    }

    private static List<State> states(QuestionReader reader, String text) {
        List<String> codes = reader.list("state", text);
        codes.forEach(code -> reader.one("state", code, Coded.codes(State.class)));
        return codes.stream()
                .map(code -> Objects.requireNonNull(Coded.of(State.class, code)))
                .distinct()
                .toList();
    }

    private static List<GroupBy> groups(QuestionReader reader, @Nullable String text) {
        if (text == null) {
            return List.of();
        }
        List<String> codes = reader.list("groupBy", text);
        if (codes.size() > MOST_GROUPS) {
            throw reader.fault("groupBy", FieldRule.TOO_MANY, MOST_GROUPS);
        }
        List<GroupBy> groups =
                codes.stream().map(code -> reader.group(code, GroupBy.class)).toList();
        if (groups.stream().distinct().count() < groups.size()) {
            throw reader.fault("groupBy", FieldRule.DUPLICATE, codes.get(0));
        }
        return groups;
    }
}
