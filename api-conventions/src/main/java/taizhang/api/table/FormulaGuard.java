package taizhang.api.table;

/**
 * The apostrophe before a text that a spreadsheet program would compute, or send somewhere, when it opens the file. What
 * already begins with apostrophes gets one more, so that one can always be taken off again.
 */
public final class FormulaGuard {

    private static final char GUARD = '\'';
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private FormulaGuard() {}

    public static String set(String text) {
        return isFormula(text) ? GUARD + text : text;
    }

    /** @return the text that was guarded */
    public static String takeOff(String text) {
        return text.indexOf(GUARD) == 0 && isFormula(text) ? text.substring(1) : text;
    }

    private static boolean isFormula(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == GUARD) {
            at++;
        }
        return at < text.length() && FORMULA.indexOf(text.charAt(at)) >= 0;
    }
}
