package taizhang.records.sheet;

import java.text.Normalizer;
import java.util.Locale;
import taizhang.api.table.FormulaGuard;

/** What differs between ways to write the same word: blanks around it, width, capital letters. */
public final class Spelling {

    private Spelling() {}

    /** @return in the form in which words are compared */
    public static String folded(String text) {
        return narrow(text).toLowerCase(Locale.ROOT);
    }

    /** @return without blanks around it, digits and signs in their narrow forms */
    static String narrow(String text) {
        return Blanks.trim(Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    /** @return a text as it is meant: trimmed, without the apostrophe that tables set before formulas */
    public static String plain(String text) {
        return FormulaGuard.takeOff(Blanks.trim(text));
    }
}
