package taizhang.records.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as people and programs write them, year first. A time of day behind it is left out: records have days. */
final class Days {

    private static final String TIME = "(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?";
    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("(?<y>\\d{4})([-./])(?<m>\\d{1,2})\\2(?<d>\\d{1,2})(?:[T ]+" + TIME + ")?"),
            Pattern.compile("(?<y>\\d{4}) ?年 ?(?<m>\\d{1,2}) ?月 ?(?<d>\\d{1,2}) ?[日号]?(?: *" + TIME + ")?"),
            Pattern.compile("(?<y>\\d{4})(?<m>\\d{2})(?<d>\\d{2})"));

    private static final Pattern END = Pattern.compile("(?<y>\\d{4}) ?年 ?(?:(?<m>\\d{1,2}) ?月 ?)?[底末](?:之?前)?");

    /** Days as spreadsheets count them: from 1927 to 2199. A number of four digits is a year, one of six a month. */
    private static final Pattern SERIAL = Pattern.compile("[1-9]\\d{4}|10\\d{4}");

    private static final int LAST_SERIAL = 109_574;
    private static final LocalDate FIRST = LocalDate.of(1899, 12, 30);
    private static final int LONGEST = 40;

    private Days() {}

    /** @return null when it is none that is beyond doubt */
    static @Nullable LocalDate read(Cell cell) {
        if (cell.kind() == Cell.Kind.DAY) {
            return cell.day();
        }
        String text = Spelling.narrow(cell.text());
        if (text.length() > LONGEST) {
            return null;
        }
        int point = cell.kind() == Cell.Kind.NUMBER ? text.indexOf('.') : -1;
        String whole = point < 0 ? text : text.substring(0, point);
        if (SERIAL.matcher(whole).matches() && Integer.parseInt(whole) <= LAST_SERIAL) {
            return cell.day() == null ? FIRST.plusDays(Integer.parseInt(whole)) : cell.day();
        }
        for (Pattern form : FORMS) {
            Matcher found = form.matcher(text);
            if (found.matches()) {
                return day(found);
            }
        }
        return null;
    }

    /** @return the same, or the last day of a year or month: {@code 2020年底}, {@code 2020年6月底前} */
    static @Nullable LocalDate readDue(Cell cell) {
        Matcher end = END.matcher(Spelling.narrow(cell.text()));
        if (!end.matches()) {
            return read(cell);
        }
        int month = end.group("m") == null ? 12 : Integer.parseInt(end.group("m"));
        int year = Integer.parseInt(end.group("y"));
        return month < 1 || month > 12 ? null : YearMonth.of(year, month).atEndOfMonth();
    }

    private static @Nullable LocalDate day(Matcher found) {
        try {
            return LocalDate.of(
                    Integer.parseInt(found.group("y")),
                    Integer.parseInt(found.group("m")),
                    Integer.parseInt(found.group("d")));
        } catch (DateTimeException none) {
            return null;
        }
    }
}
