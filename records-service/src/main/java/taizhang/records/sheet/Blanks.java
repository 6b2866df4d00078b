package taizhang.records.sheet;

/** What is not seen at the ends of a cell: blanks of any width, and marks that come with copied texts. */
final class Blanks {

    private static final String MARKS = "\ufeff\u200b\u2060";

    private Blanks() {}

    static String trim(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (from < to && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || MARKS.indexOf(c) >= 0;
    }
}
