package taizhang.api.parameter;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;

/** Reads single values of paths and queries. */
public final class Parameters {

    static final String DAY = "date (2020-03-05)";
    private static final int LAST_YEAR = 9999;
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Parameters() {}

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

    /**
     * @return what a path names; only the spelling with hyphens is one
     * @throws ProblemException 400 {@code invalid-parameter}
     */
    public static UUID uuid(String name, String value) {
        if (!UUID_TEXT.matcher(value).matches()) {
            throw ProblemException.parameter(name, FieldRule.UNREADABLE, "UUID");
        }
        return UUID.fromString(value);
    }
}
