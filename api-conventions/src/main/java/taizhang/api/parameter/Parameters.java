package taizhang.api.parameter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;

/**
 * Reads query parameters; what cannot be read is 400 {@code invalid-parameter}. Blank ones have been refused before.
 */
public final class Parameters {

    static final String DAY = "date (2020-03-05)";
    private static final int LONGEST = 200;
    private static final int LAST_YEAR = 9999;
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Parameters() {}

    /** @return the values between the commas; null when the parameter is absent */
    public static @Nullable List<String> anyOf(String name, @Nullable String value) {
        String text = text(name, value);
        return text == null
                ? null
                : Arrays.stream(text.split(",", -1)).map(String::trim).toList();
    }

    /** The same for a closed vocabulary: a mistyped value must not give an empty list. */
    public static @Nullable List<String> anyOf(String name, @Nullable String value, Collection<String> allowed) {
        List<String> values = anyOf(name, value);
        if (values != null) {
            values.forEach(v -> oneOf(name, v, allowed));
        }
        return values;
    }

    /** @return one of a closed vocabulary */
    public static @Nullable String oneOf(String name, @Nullable String value, Collection<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            throw ProblemException.parameter(name, FieldRule.UNKNOWN_VALUE, value, String.join(", ", allowed));
        }
        return value;
    }

    public static @Nullable String text(String name, @Nullable String value) {
        if (value != null && value.length() > LONGEST) {
            throw ProblemException.parameter(name, FieldRule.TOO_LONG, LONGEST);
        }
        if (value != null && value.indexOf('\0') >= 0) {
            throw ProblemException.parameter(name, FieldRule.UNREADABLE, "text");
        }
        return value == null || value.isBlank() ? null : value;
    }

    public static @Nullable LocalDate date(String name, @Nullable String value) {
        String text = text(name, value);
        try {
            return text == null ? null : day(text);
        } catch (DateTimeException unreadable) {
            throw ProblemException.parameter(name, FieldRule.UNREADABLE, DAY);
        }
    }

    /**
     * @return a day of the years 1 to 9999: {@link LocalDate} reads others too, which PostgreSQL does not keep
     * @throws DateTimeException when the text is none
     */
    public static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
            throw new DateTimeException("out of all years");
        }
        return day;
    }

    /** @return what a path names; only the spelling with hyphens is one */
    public static UUID uuid(String name, String value) {
        if (!UUID_TEXT.matcher(value).matches()) {
            throw ProblemException.parameter(name, FieldRule.UNREADABLE, "UUID");
        }
        return UUID.fromString(value);
    }

    /** @return whether {@code include=total} is given */
    public static boolean wantsTotal(@Nullable String include) {
        return oneOf("include", include, List.of("total")) != null;
    }
}
