package taizhang.api.table;

import java.util.regex.Pattern;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Worksheet;

/** Texts in the cells of a workbook as they are meant, whatever is in them. */
public final class SheetText {

    static final int LONGEST = 32_767;
    private static final Pattern ENCODED = Pattern.compile("_x[0-9A-Fa-f]{4}_");

    private SheetText() {}

    /** Writes a text that no program takes for a formula. Row and column count from 0. */
    public static void write(Worksheet sheet, int row, int column, String text) {
        put(sheet, row, column, FormulaGuard.set(text));
    }

    static void put(Worksheet sheet, int row, int column, String harmless) {
        String text = fitting(literal(legible(harmless)));
        if (text.strip().length() == text.length()) {
            sheet.inlineString(row, column, text);
        } else {
            // The only one of both that keeps blanks at the ends.
            sheet.inlineString(row, column, RichText.builder().run(text).end().build());
        }
    }

    /** Characters that XML cannot hold are shown as such; left out, they would join what they stood between. */
    static String legible(String text) {
        return text.codePoints().allMatch(SheetText::isXml)
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
        if (text.length() <= LONGEST) {
            return text;
        }
        String note = " … [" + text.length() + "; CSV]";
        int end = LONGEST - note.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + note;
    }
}
