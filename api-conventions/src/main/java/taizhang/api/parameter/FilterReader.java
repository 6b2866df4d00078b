package taizhang.api.parameter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Rule;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.api.unicode.Text;

/** Reads the filters of a list; all that cannot be read is told together (400). */
public final class FilterReader {

    public static final int LONGEST_TEXT = 100;
    private static final int MOST_VALUES = 100;

    private final List<Violation> found = new ArrayList<>();

    public void add(String parameter, Rule rule, Object... arguments) {
        found.add(Violation.ofParameter(parameter, rule, arguments));
    }

    /** Adds that a word is not known, with the nearest of those that are. */
    public void unknown(String parameter, Rule rule, String word, Collection<String> known) {
        found.add(Violation.ofParameter(parameter, rule, word).near(word, known));
    }

    /** @throws ProblemException 400 {@code invalid-parameter} with all that could not be read */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw ProblemException.of(HttpProblem.INVALID_PARAMETER, found);
        }
    }

    public @Nullable String code(String parameter, @Nullable String given) {
        if (given != null && !Violations.isCode(given)) {
            add(parameter, FieldRule.INVALID_CODE);
        }
        return given;
    }

    /** @return the codes between the commas: any of them */
    public @Nullable List<String> codes(String parameter, @Nullable String given) {
        List<String> codes = values(parameter, given);
        if (codes != null && !codes.stream().allMatch(Violations::isCode)) {
            add(parameter, FieldRule.INVALID_CODE);
        }
        return codes;
    }

    /** @return the kebab-case codes between the commas, of which there is no list: any of them */
    public @Nullable List<String> kebabs(String parameter, @Nullable String given) {
        List<String> codes = values(parameter, given);
        if (codes != null && !codes.stream().allMatch(Violations::isKebab)) {
            add(parameter, FieldRule.NOT_KEBAB_CASE);
        }
        return codes;
    }

    /** @return the codes between the commas that are known: any of them */
    public @Nullable List<String> known(String parameter, @Nullable String given, Rule rule, Collection<String> known) {
        List<String> codes = values(parameter, given);
        if (codes != null) {
            codes.stream().filter(code -> !known.contains(code)).forEach(code -> unknown(parameter, rule, code, known));
        }
        return codes;
    }

    /** @return one of a closed vocabulary */
    public @Nullable String one(String parameter, @Nullable String given, Collection<String> allowed) {
        if (given != null && !allowed.contains(given)) {
            found.add(Violation.ofParameter(parameter, FieldRule.UNKNOWN_VALUE, given, String.join(", ", allowed))
                    .near(given, allowed));
        }
        return given;
    }

    /** @return values of a closed vocabulary, between the commas: any of them */
    public @Nullable List<String> anyOf(String parameter, @Nullable String given, Collection<String> allowed) {
        List<String> values = values(parameter, given);
        if (values != null) {
            values.forEach(value -> one(parameter, value, allowed));
        }
        return values;
    }

    /** @return what stands between the commas; null when none is given or it cannot be read */
    public @Nullable List<String> values(String parameter, @Nullable String given) {
        if (given == null) {
            return null;
        }
        List<String> values = CommaList.read(given).orElse(null);
        if (values == null) {
            add(parameter, FieldRule.UNREADABLE, CommaList.FORM);
            return null;
        }
        if (values.size() > MOST_VALUES) {
            add(parameter, FieldRule.TOO_MANY, MOST_VALUES);
        }
        return values;
    }

    /** @return a text to look for: {@code shortest} to 100 characters that can be seen */
    public @Nullable String text(String parameter, @Nullable String given, int shortest) {
        if (given == null) {
            return null;
        }
        String text = given.strip();
        if (Text.visibleLength(text) < shortest) {
            add(parameter, FieldRule.TOO_SHORT, shortest);
        } else if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
            add(parameter, FieldRule.TOO_LONG, LONGEST_TEXT);
        }
        return text;
    }

    /** Days between two that are the wrong way round are none: a list of nothing would be believed. */
    public void inOrder(@Nullable LocalDate first, String parameter, @Nullable LocalDate last) {
        if (first != null && last != null && last.isBefore(first)) {
            add(parameter, FieldRule.ENDS_BEFORE_START, first);
        }
    }

    public @Nullable LocalDate day(String parameter, @Nullable String given) {
        if (given == null) {
            return null;
        }
        try {
            return Parameters.day(given);
        } catch (DateTimeException unreadable) {
            add(parameter, FieldRule.UNREADABLE, Parameters.DAY);
            return null;
        }
    }
}
