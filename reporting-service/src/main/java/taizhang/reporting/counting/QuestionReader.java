package taizhang.reporting.counting;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import taizhang.api.parameter.CommaList;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Rule;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.time.Period;
import taizhang.api.unicode.Text;
import taizhang.reporting.indicator.Indicator;
import taizhang.reporting.indicator.IndicatorBody;
import taizhang.reporting.indicator.Indicators;
import taizhang.reporting.indicator.KnownWords;
import taizhang.reporting.problem.ReportingRule;

/** Reads what all questions have, from parameters (a fault is 400) or from a body (422, or 400 where unreadable). */
public enum QuestionReader {
    PARAMETERS,
    BODY;

    /** Beyond it, percent-encoded, the evidence link would be too long for a request. */
    public static final int LONGEST_DEFINITION = 16_000;

    private static final String INSTANT = "instant (2020-06-30T16:00:00Z)";

    private static final Instant FIRST_INSTANT = Instant.parse("1900-01-01T00:00:00Z");

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

    /**
     * A misspelt word would count nothing, and look like a true zero.
     *
     * @throws ProblemException 422 with the words of an inline definition that are not known
     */
    public void refuseUnknown(KnownWords words, Indicator inline, @Nullable Long position, @Nullable String caller) {
        Violations broken = new Violations();
        words.check(inline, "/definition", position, caller, broken);
        if (!broken.isEmpty()) {
            throw ProblemException.invalid(broken.all().stream()
                    .map(each -> this == BODY ? each : each.inParameter("definition"))
                    .toList());
        }
    }

    /**
     * Names all that is missing at once.
     *
     * @param values under these names, in their order
     */
    public void requireAll(List<String> names, @Nullable Object... values) {
        List<Violation> missing = IntStream.range(0, values.length)
                .filter(i -> values[i] == null || (values[i] instanceof String text && Text.isBlank(text)))
                .mapToObj(i -> this == PARAMETERS
                        ? Violation.ofParameter(names.get(i), FieldRule.REQUIRED)
                        : Violation.at("/" + names.get(i), FieldRule.REQUIRED))
                .toList();
        if (!missing.isEmpty()) {
            throw ProblemException.of(
                    this == PARAMETERS ? HttpProblem.INVALID_PARAMETER : HttpProblem.INVALID, missing);
        }
    }

    public String required(String name, @Nullable String value) {
        if (value == null || Text.isBlank(value)) {
            throw fault(name, FieldRule.REQUIRED);
        }
        return value;
    }

    /** @return what stands between the commas */
    public List<String> list(String name, String text) {
        return CommaList.read(text).orElseThrow(() -> fault(name, FieldRule.UNREADABLE, CommaList.FORM));
    }

    /** @return whether the organization alone is asked */
    public boolean own(@Nullable String scope) {
        return "self".equals(one("scope", scope, List.of("subtree", "self")));
    }

    /** @return one of a closed vocabulary; null when none is given */
    public @Nullable String one(String name, @Nullable String given, List<String> allowed) {
        if (given != null && !allowed.contains(given)) {
            throw fault(violation(name, FieldRule.UNKNOWN_VALUE, given, String.join(", ", allowed))
                    .near(given, allowed));
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

    /**
     * @param position what else was given to say how much is known, of which there must be nothing
     * @param now the last instant that can be asked for
     */
    Instant instant(String asOf, @Nullable Long position, Instant now) {
        if (position != null) {
            throw fault("asOf", ReportingRule.NOT_FITTING, "position");
        }
        Instant instant;
        try {
            instant = OffsetDateTime.parse(asOf).toInstant();
        } catch (DateTimeException unreadable) {
            throw fault("asOf", FieldRule.UNREADABLE, INSTANT);
        }
        if (instant.isBefore(FIRST_INSTANT) || instant.isAfter(now)) {
            throw ProblemException.invalid(List.of(violation("asOf", FieldRule.OUT_OF_RANGE, FIRST_INSTANT, now)));
        }
        return instant;
    }

    public @Nullable Long position(@Nullable Long position) {
        if (position != null && position < 0) {
            throw fault("position", FieldRule.OUT_OF_RANGE, 0, Long.MAX_VALUE);
        }
        return position;
    }

    public ProblemException fault(String name, Rule rule, Object... arguments) {
        return fault(violation(name, rule, arguments));
    }

    private ProblemException fault(Violation violation) {
        return ProblemException.of(
                this == PARAMETERS ? HttpProblem.INVALID_PARAMETER : HttpProblem.INVALID, List.of(violation));
    }

    private Violation violation(String name, Rule rule, Object... arguments) {
        return this == PARAMETERS
                ? Violation.ofParameter(name, rule, arguments)
                : Violation.at("/" + name, rule, arguments);
    }
}
