package taizhang.api.parameter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several values in one parameter: commas stand between them. In a value, a comma is written {@code \,} and a backslash
 * {@code \\}.
 */
public final class CommaList {

    /** What can be read, in the words of a problem. */
    public static final String FORM = "list (a,b; within a value \\, is a comma and \\\\ a backslash)";

    private static final char ESCAPE = '\\';
    private static final char COMMA = ',';

    private CommaList() {}

    /** @return the values, of which there is always one; nothing when a backslash stands before anything else */
    public static Optional<List<String>> read(String text) {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == COMMA) {
                values.add(value.toString());
                value.setLength(0);
            } else if (each == ESCAPE) {
                i++;
                if (i == text.length() || (text.charAt(i) != COMMA && text.charAt(i) != ESCAPE)) {
                    return Optional.empty();
                }
                value.append(text.charAt(i));
            } else {
                value.append(each);
            }
        }
        values.add(value.toString());
        return Optional.of(values);
    }
}
