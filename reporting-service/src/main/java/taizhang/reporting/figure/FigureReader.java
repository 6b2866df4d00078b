package taizhang.reporting.figure;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Rule;
import taizhang.api.problem.Violation;
import taizhang.api.time.Period;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.IndicatorBody;
import taizhang.reporting.indicator.Indicators;

/** Reads the parts of a question, from parameters (a fault is 400) or from a body (422, or 400 where unreadable). */
enum FigureReader {
    PARAMETERS,
    BODY;

    /** Figures of one question before they are grouped by organization or type. */
    static final int MOST = 500;

    /** Beyond it, percent-encoded, the evidence link would be too long for a request. */
    static final int LONGEST_DEFINITION = 16_000;

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    List<String> codes(@Nullable String indicator) {
        List<String> codes = Arrays.asList(required("indicator", indicator).split(",", -1));
        if (codes.size() > MOST) {
            throw fault("indicator", FieldRule.TOO_MANY, MOST);
        }
        return codes.stream().distinct().toList();
    }

    Indicator inline(@Nullable IndicatorBody definition) {
        if (definition == null) {
            throw fault("definition", FieldRule.REQUIRED);
        }
        List<Violation> broken = Indicators.check(definition, this == BODY ? "/definition" : "");
        if (!broken.isEmpty()) {
            throw ProblemException.invalid(broken);
        }
        Indicator inline = Indicators.inline(definition);
        if (EvidenceLink.encoded(inline).length() > LONGEST_DEFINITION) {
            throw fault("definition", FieldRule.TOO_LONG, LONGEST_DEFINITION);
        }
        return inline;
    }

    /** A misspelt type or category would count nothing, and look like a true zero. */
    void refuse(List<TypeQueries.Unknown> unknown) {
        if (!unknown.isEmpty()) {
            throw ProblemException.invalid(unknown.stream()
                    .map(each -> this == BODY
                            ? Violation.at(
                                    "/definition/where/" + each.field() + "/" + each.index(), each.rule(), each.code())
                            : Violation.ofParameter("definition", each.rule(), each.code()))
                    .toList());
        }
    }

    String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw fault(name, FieldRule.REQUIRED);
        }
        if (value.indexOf('\0') >= 0) {
            throw fault(name, FieldRule.UNREADABLE, "text");
        }
        return value;
    }

    /** @return whether the organization alone is asked */
    boolean own(@Nullable String scope) {
        if (scope != null && !scope.equals("self") && !scope.equals("subtree")) {
            throw fault("scope", FieldRule.UNKNOWN_VALUE, scope, "subtree, self");
        }
        return "self".equals(scope);
    }

    Period period(String name, @Nullable String text) {
        Optional<Period> period = text == null ? Optional.empty() : Period.parse(text);
        return period.orElseThrow(() -> this == PARAMETERS
                ? ProblemException.parameter(name, FieldRule.UNREADABLE, Period.KINDS)
                : ProblemException.of(
                        HttpProblem.UNREADABLE, List.of(Violation.at("/" + name, FieldRule.UNREADABLE, Period.KINDS))));
    }

    /** @return a day that is not after today; null when none is given */
    @Nullable
    LocalDate day(String name, @Nullable String text, LocalDate today) {
        if (text == null) {
            return null;
        }
        LocalDate day;
        try {
            day = LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw fault(name, FieldRule.UNREADABLE, "date (2020-06-30)");
        }
        if (day.isBefore(FIRST_DAY) || day.isAfter(today)) {
            throw fault(name, FieldRule.OUT_OF_RANGE, FIRST_DAY, today);
        }
        return day;
    }

    @Nullable
    GroupBy groupBy(@Nullable String code) {
        return code == null
                ? null
                : GroupBy.of(code)
                        .orElseThrow(() ->
                                fault("groupBy", FieldRule.UNKNOWN_VALUE, code, String.join(", ", GroupBy.CODES)));
    }

    boolean compare(@Nullable String compare) {
        if (compare != null && !compare.equals("previous-year")) {
            throw fault("compare", FieldRule.UNKNOWN_VALUE, compare, "previous-year");
        }
        return compare != null;
    }

    @Nullable
    Long position(@Nullable Long position) {
        if (position != null && position < 0) {
            throw fault("position", FieldRule.OUT_OF_RANGE, 0, Long.MAX_VALUE);
        }
        return position;
    }

    /** @throws ProblemException when it would be too many figures, months counted one by one */
    FigureQuery bounded(FigureQuery query) {
        long periods = query.groupBy() == GroupBy.MONTH
                ? query.periods().stream().mapToLong(p -> p.months().size()).sum()
                : query.periods().size();
        if (periods * Math.max(1, query.codes().size()) > MOST) {
            throw fault(this == BODY ? "periods" : "period", FieldRule.TOO_MANY, MOST);
        }
        return query;
    }

    private ProblemException fault(String name, Rule rule, Object... arguments) {
        return this == PARAMETERS
                ? ProblemException.parameter(name, rule, arguments)
                : ProblemException.invalid(List.of(Violation.at("/" + name, rule, arguments)));
    }
}
