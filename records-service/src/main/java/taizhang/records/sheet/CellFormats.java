package taizhang.records.sheet;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Which formats show a number as a day. */
final class CellFormats {

    /** What stands in quotation marks, brackets or behind a backslash is shown as it is, or a colour, or a length of time. */
    private static final Pattern NOT_LETTERS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.");

    private static final Pattern OF_DAYS = Pattern.compile("(?i).*[yd年].*", Pattern.DOTALL);
    private static final int MOST = 100_000;

    private final BitSet days = new BitSet();

    private CellFormats() {}

    static CellFormats of(ZipFile zip, String name) throws IOException {
        CellFormats formats = new CellFormats();
        try (Part part = Part.find(zip, name)) {
            if (part != null) {
                formats.read(part);
            }
        }
        return formats;
    }

    private void read(Part part) throws IOException {
        Map<String, String> own = new HashMap<>();
        boolean ofCells = false;
        int index = 0;
        while (part.next()) {
            if (part.ends("cellXfs")) {
                return;
            }
            if (!part.begins()) {
                continue;
            }
            if (part.name().equals("numFmt") && own.size() < MOST) {
                own.put(String.valueOf(part.attribute("numFmtId")), String.valueOf(part.attribute("formatCode")));
            }
            ofCells |= part.name().equals("cellXfs");
            if (ofCells && part.name().equals("xf") && index < MOST) {
                days.set(index++, isOfDays(part.attribute("numFmtId"), own));
            }
        }
    }

    private static boolean isOfDays(@Nullable String id, Map<String, String> own) {
        if (id == null) {
            return false;
        }
        String code = own.get(id);
        return code == null ? isBuiltIn(id) : showsDays(code);
    }

    static boolean showsDays(String code) {
        return OF_DAYS.matcher(NOT_LETTERS.matcher(code).replaceAll("")).matches();
    }

    /** Formats without a code in the file (ECMA-376 part 1, 18.8.30): those of Chinese and Japanese editions, too. */
    private static boolean isBuiltIn(String id) {
        try {
            int number = Integer.parseInt(id);
            return (number >= 14 && number <= 17)
                    || number == 22
                    || (number >= 27 && number <= 31)
                    || number == 36
                    || (number >= 50 && number <= 54)
                    || number == 57
                    || number == 58;
        } catch (NumberFormatException none) {
            return false;
        }
    }

    /** @param style of a cell; null: none */
    boolean isOfDays(@Nullable String style) throws IOException {
        return style != null && days.get(Numbers.index(style));
    }
}
