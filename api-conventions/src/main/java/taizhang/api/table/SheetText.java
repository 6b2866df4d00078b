package taizhang.api.table;

import java.util.regex.Pattern;
import org.dhatim.fastexcel.RichText;
import org.dhatim.fastexcel.Worksheet;

/** Texts in the cells of a workbook as they are meant, whatever is in them. */
public final class SheetText {

    static final int LONGEST = 32_767;
    private static final Pattern NOT_XML = Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");
    private static final Pattern ESCAPED =
            Pattern.compile("%1$s|_(?=x[0-9A-Fa-f]{4}(?:_|%1$s))".formatted(NOT_XML.pattern()));

    private SheetText() {}

    /** Writes a text that no program takes for a formula. Row and column count from 0. */
    public static void write(Worksheet sheet, int row, int column, String text) {
        put(sheet, row, column, FormulaGuard.set(text));
    }

    static void put(Worksheet sheet, int row, int column, String harmless) {
        String text = escaped(fitting(harmless));
        if (text.strip().length() == text.length()) {
            sheet.inlineString(row, column, text);
        } else {
            // The only one of both that keeps blanks at the ends.
            sheet.inlineString(row, column, RichText.builder().run(text).end().build());
        }
    }

    /** For where no program reads what is escaped: characters that XML cannot hold are shown as such. */
    static String legible(String text) {
        return NOT_XML.matcher(text).replaceAll("\uFFFD");
    }

    /** As Excel writes and reads it: {@code _x0001_} is what XML cannot hold, {@code _x005F_} what begins what only looks so. */
    private static String escaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(found -> "_x%04X_".formatted((int) found.group().charAt(0)));
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
