package taizhang.records.sheet;

import java.text.Normalizer;
import java.util.Locale;
import taizhang.api.table.FormulaGuard;

/** What differs between ways to write the same word: blanks around it, width, capital letters. */
public final class Spelling {

    /** No word, day or number is longer; a cell full of marks would take hours. */
    private static final int LONGEST = 300;

    private Spelling() {}

    /** @return in the form in which words are compared */
    public static String folded(String text) {
        return narrow(text).toLowerCase(Locale.ROOT);
    }

    /**
     * Of digits, those of full width are meant: a raised, encircled or fractional one says another thing, and a text with such
     * stays as it is.
     *
     * @return without blanks around it, digits and signs in their narrow forms; a long text without blanks around it only
     */
    static String narrow(String text) {
        String trimmed = Blanks.trim(text);
        if (trimmed.length() > LONGEST || Normalizer.isNormalized(trimmed, Normalizer.Form.NFKC)) {
            return trimmed;
        }
        String narrow = Normalizer.normalize(trimmed, Normalizer.Form.NFKC);
        return digits(narrow) == digits(trimmed) ? Blanks.trim(narrow) : trimmed;
    }

    /** @return how many there are, narrow or of full width */
    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || (c >= '０' && c <= '９')) {
                digits++;
            }
        }
        return digits;
    }

    /** @return a text as it is meant: trimmed, without the apostrophe that tables set before formulas */
    public static String plain(String text) {
        return FormulaGuard.takeOff(Blanks.trim(text));
    }
}
