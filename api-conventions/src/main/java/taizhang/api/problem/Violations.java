package taizhang.api.problem;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taizhang.api.unicode.Text;

/** Collects every broken rule of a body, so that a caller learns of all of them at once. */
public final class Violations {

    /** Of the code of reference data, as a regular expression. */
    public static final String CODE_PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private static final Pattern CODE = Pattern.compile(CODE_PATTERN);

    private static final Pattern KEBAB = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*");

    private final List<Violation> found = new ArrayList<>();

    public void add(String pointer, Rule rule, Object... arguments) {
        add(Violation.at(pointer, rule, arguments));
    }

    public void add(Violation violation) {
        found.add(violation);
    }

    /** Adds that a word is not known, with the nearest of those that are. */
    public void unknown(String pointer, Rule rule, String word, Collection<String> known) {
        found.add(Violation.at(pointer, rule, word).near(word, known));
    }

    /** @return whether the value is there: not null and, for text, to be seen */
    public boolean required(String pointer, @Nullable Object value) {
        boolean there = value instanceof String text ? !Text.isBlank(text) : value != null;
        if (!there) {
            add(pointer, FieldRule.REQUIRED);
        }
        return there;
    }

    public void text(String pointer, @Nullable String value, int longest) {
        if (value == null) {
            return;
        }
        if (value.codePointCount(0, value.length()) > longest) {
            add(pointer, FieldRule.TOO_LONG, longest);
        }
        if (!Text.isPrintable(value)) {
            add(pointer, FieldRule.HIDDEN_CHARACTERS);
        }
    }

    public void code(String pointer, @Nullable String value) {
        if (value != null && !isCode(value)) {
            add(pointer, FieldRule.INVALID_CODE);
        }
    }

    public void kebab(String pointer, @Nullable String value) {
        if (value != null && !isKebab(value)) {
            add(pointer, FieldRule.NOT_KEBAB_CASE);
        }
    }

    public void oneOf(String pointer, @Nullable String value, Collection<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            found.add(Violation.ofValue(pointer, value, allowed));
        }
    }

    public void range(String pointer, @Nullable Number value, long least, long greatest) {
        if (value != null && (value.longValue() < least || value.longValue() > greatest)) {
            add(pointer, FieldRule.OUT_OF_RANGE, least, greatest);
        }
    }

    public void day(String pointer, @Nullable LocalDate value, LocalDate first, LocalDate last) {
        if (value != null && (value.isBefore(first) || value.isAfter(last))) {
            add(pointer, FieldRule.OUT_OF_RANGE, first, last);
        }
    }

    /** @return null for what is no code, and so cannot exist; the rules have said so */
    public static @Nullable String codeOrNull(@Nullable String value) {
        return value != null && isCode(value) ? value : null;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> all() {
        return List.copyOf(found);
    }

    /** @throws ProblemException 422 {@code invalid} with every violation, if there is one */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw ProblemException.invalid(found);
        }
    }

    public static boolean isKebab(String value) {
        return KEBAB.matcher(value).matches();
    }

    public static boolean isCode(String value) {
        return CODE.matcher(value).matches();
    }
}
