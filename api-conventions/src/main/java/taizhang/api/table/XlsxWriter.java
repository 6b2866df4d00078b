package taizhang.api.table;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook with one sheet, with real numbers and days. Texts stand in their cells: a table of them would grow. */
final class XlsxWriter implements RowWriter {

    static final int MOST_ROWS = Worksheet.MAX_ROWS - 1;
    static final int LONGEST_TEXT = 32_767;
    private static final String DAY = "yyyy-mm-dd";
    private static final Pattern ENCODED = Pattern.compile("_x[0-9A-Fa-f]{4}_");
    /** Excel counts a 29 February 1900, so that programs disagree about the days before. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private final Workbook book;
    private final Worksheet sheet;
    private int next;

    XlsxWriter(OutputStream out, String name) {
        book = new Workbook(out, "Taizhang", null);
        sheet = book.newWorksheet(name);
        sheet.freezePane(0, 1);
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            write(next, column, cells.get(column));
        }
        next++;
    }

    private void write(int row, int column, @Nullable Object cell) {
        if (cell instanceof Number number) {
            sheet.value(row, column, number);
        } else if (cell instanceof Boolean truth) {
            sheet.value(row, column, truth);
        } else if (cell instanceof LocalDate day && !day.isBefore(FIRST_DAY)) {
            sheet.value(row, column, day);
            sheet.style(row, column).format(DAY).set();
        } else if (cell != null) {
            text(row, column, fitting(literal(legible(cell.toString()))));
        }
    }

    private void text(int row, int column, String text) {
        if (text.strip().length() == text.length()) {
            sheet.inlineString(row, column, text);
        } else {
            // The only one of both that keeps blanks at the ends.
            sheet.inlineString(row, column, RichText.builder().run(text).end().build());
        }
    }

    /** Characters that XML cannot hold are shown as such; left out, they would join what they stood between. */
    private static String legible(String text) {
        return text.codePoints().allMatch(XlsxWriter::isXml)
                ? text
                : text.codePoints()
                        .map(c -> isXml(c) ? c : 0xFFFD)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isXml(int c) {
        return (c >= ' ' && c != 0xFFFE && c != 0xFFFF) || c == '\t' || c == '\n' || c == '\r';
    }

    /** Excel reads {@code _x0041_} as the letter A. */
    private static String literal(String text) {
        return ENCODED.matcher(text).replaceAll("_x005F$0");
    }

    /** Only a list of many titles is longer than a cell of Excel can hold, which then says so at its end. */
    private static String fitting(String text) {
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        String note = " … [" + text.length() + "; CSV]";
        int end = LONGEST_TEXT - note.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + note;
    }

    @Override
    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void finish() throws IOException {
        book.finish();
    }
}
