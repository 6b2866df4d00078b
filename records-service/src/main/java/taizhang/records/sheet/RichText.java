package taizhang.records.sheet;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import taizhang.records.attachment.ZipDirectory;

/** A text of several runs, as it is seen: without the readings that stand above Chinese characters. */
final class RichText {

    private static final Pattern ENCODED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private RichText() {}

    /**
     * @param part at the beginning of that element; at its end afterwards
     * @throws ZipDirectory.TooLarge
     */
    static String read(Part part, String element) throws IOException {
        StringBuilder text = new StringBuilder();
        boolean inText = false;
        int readings = 0;
        while (part.next() && !part.ends(element)) {
            if (part.begins()) {
                readings += part.name().equals("rPh") ? 1 : 0;
                inText = part.name().equals("t");
            } else if (part.ends("rPh")) {
                readings--;
            } else if (part.ends("t")) {
                inText = false;
            } else if (inText && readings == 0 && part.hasText()) {
                part.appendText(text);
                if (text.length() > Rows.LONGEST) {
                    throw new ZipDirectory.TooLarge();
                }
            }
        }
        return decoded(text.toString());
    }

    /** Characters that XML cannot hold stand as {@code _x000D_}, and {@code _x005F_} keeps what only looks so. */
    static String decoded(String text) {
        return text.contains("_x")
                ? ENCODED.matcher(text)
                        .replaceAll(found ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 16))))
                : text;
    }
}
