package taizhang.api.unicode;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** The rules of every text that comes from outside, in bodies, parameters and file names. */
public final class Text {

    /** No writing has as many on one letter. To compose them takes time by the square of their number: hours for a body full of them. */
    private static final int MOST_MARKS = 100;

    private Text() {}

    /** @return null when the bytes are not UTF-8; overlong forms and surrogates are not */
    public static @Nullable String ofUtf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException other) {
            return null;
        }
    }

    /** @return in the one form that texts are kept in (NFC), where an accented letter is one character; heaps of marks as they are */
    public static String composed(String text) {
        return hasHeapOfMarks(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    private static boolean hasHeapOfMarks(String text) {
        int marks = 0;
        int c;
        for (int at = 0; at < text.length() && marks <= MOST_MARKS; at += Character.charCount(c)) {
            c = text.codePointAt(at);
            marks = isMark(c) ? marks + 1 : 0;
        }
        return marks > MOST_MARKS;
    }

    /** @return whether PostgreSQL and UTF-8 can hold the text: no NUL, no half of a surrogate pair */
    public static boolean isWritable(String text) {
        return text.indexOf('\0') < 0 && text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    /**
     * @return whether every file that texts are given out in can hold it: XML, and so a spreadsheet, has no control
     *     characters but tabs and ends of lines
     */
    public static boolean isPrintable(String text) {
        return text.codePoints()
                .noneMatch(c -> (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') || isNoCharacter(c));
    }

    private static boolean isNoCharacter(int c) {
        return c == 0xfffe || c == 0xffff;
    }

    /** @return how many characters can be seen, marks and blanks between them included */
    public static long visibleLength(String text) {
        return text.codePoints().filter(c -> !isHidden(c)).count();
    }

    public static boolean hasHidden(String text) {
        return text.codePoints().anyMatch(Text::isHidden);
    }

    /** @return whether nothing can be seen of the text: blanks, hidden characters, and marks without a letter to stand on */
    public static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> isHidden(c) || isSpaceOrMark(c));
    }

    /** Controls what is seen, or takes no place, or turns the text around so that an .exe reads as a .pdf. */
    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> isNotDrawn(c);
        };
    }

    /** Of Unicode's Default_Ignorable_Code_Point those that are no marks and no format characters; and the blank of Braille. */
    private static boolean isNotDrawn(int c) {
        return c == 0x115f
                || c == 0x1160
                || c == 0x3164
                || c == 0xffa0
                || c == 0x2065
                || (c >= 0xfff0 && c <= 0xfff8)
                || (c >= 0xe0000 && c <= 0xe0fff && Character.getType(c) == Character.UNASSIGNED)
                || c == 0x2800;
    }

    private static boolean isSpaceOrMark(int c) {
        return Character.getType(c) == Character.SPACE_SEPARATOR || isMark(c);
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }
}
