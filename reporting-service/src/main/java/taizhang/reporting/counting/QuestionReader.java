package taizhang.reporting.counting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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

/** Reads what all questions have, from parameters (a fault is 400) or from a body (422, or 400 where unreadable). */
public enum QuestionReader {
    PARAMETERS,
    BODY;

    /** Beyond it, percent-encoded, the evidence link would be too long for a request. */
    public static final int LONGEST_DEFINITION = 16_000;

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);

    /** @return a definition of the caller's own, with its defaults */
    public Indicator inline(@Nullable IndicatorBody definition) {
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
    public void refuse(List<KnownTypes.Unknown> unknown) {
        if (!unknown.isEmpty()) {
            throw ProblemException.invalid(unknown.stream()
                    .map(each -> this == BODY
                            ? Violation.at(
                                    "/definition/where/" + each.field() + "/" + each.index(), each.rule(), each.code())
                            : Violation.ofParameter("definition", each.rule(), each.code()))
                    .toList());
        }
    }

    public String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw fault(name, FieldRule.REQUIRED);
        }
        if (value.indexOf('\0') >= 0) {
            throw fault(name, FieldRule.UNREADABLE, "text");
        }
        return value;
    }

    /** @return whether the organization alone is asked */
    public boolean own(@Nullable String scope) {
        return "self".equals(one("scope", scope, List.of("subtree", "self")));
    }

    /** @return one of a closed vocabulary; null when none is given */
    public @Nullable String one(String name, @Nullable String given, List<String> allowed) {
        if (given != null && !allowed.contains(given)) {
            throw fault(name, FieldRule.UNKNOWN_VALUE, given, String.join(", ", allowed));
        }
        return given;
    }

    /** @return the group of a code, which is its name in small letters */
    public <G extends Enum<G>> G group(String code, Class<G> groups) {
        List<G> all = List.of(groups.getEnumConstants());
        List<String> codes =
                all.stream().map(group -> group.name().toLowerCase(Locale.ROOT)).toList();
        one("groupBy", code, codes);
        return all.get(codes.indexOf(code));
    }

    public Period period(String name, @Nullable String text) {
        Optional<Period> period = text == null ? Optional.empty() : Period.parse(text);
        return period.orElseThrow(() -> this == PARAMETERS
                ? ProblemException.parameter(name, FieldRule.UNREADABLE, Period.KINDS)
                : ProblemException.of(
                        HttpProblem.UNREADABLE, List.of(Violation.at("/" + name, FieldRule.UNREADABLE, Period.KINDS))));
    }

    /** @return a day that is not after today; null when none is given */
    public @Nullable LocalDate day(String name, @Nullable String text, LocalDate today) {
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

    public @Nullable Long position(@Nullable Long position) {
        if (position != null && position < 0) {
            throw fault("position", FieldRule.OUT_OF_RANGE, 0, Long.MAX_VALUE);
        }
        return position;
    }

    public ProblemException fault(String name, Rule rule, Object... arguments) {
        return this == PARAMETERS
                ? ProblemException.parameter(name, rule, arguments)
                : ProblemException.invalid(List.of(Violation.at("/" + name, rule, arguments)));
    }
}
