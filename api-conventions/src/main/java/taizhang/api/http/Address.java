package taizhang.api.http;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;
import taizhang.api.unicode.Text;

/** The address of a request, read strictly: other decoders take what is not UTF-8 for U+FFFD, and so find nothing. */
final class Address {

    private static final String PATH = "path";

    /** What may stand in an address as it is (RFC 3986), and the brackets that browsers leave in queries. */
    private static final Pattern PLAIN_PATH = Pattern.compile("[!-~&&[^\"<>\\\\^`{|}\\[\\]]]*");

    private static final Pattern PLAIN_QUERY = Pattern.compile("[!-~&&[^\"<>\\\\^`{|}]]*");

    private Address() {}

    /** @throws ProblemException 400 {@code invalid-parameter} */
    static void checkPath(String path) {
        decoded(PATH, PLAIN_PATH, path);
    }

    /**
     * @param query as it was sent; null: there is none
     * @return names and values in their order, decoded and composed
     * @throws ProblemException 400 {@code invalid-parameter} when a character should have been escaped, an escape is none,
     *     the bytes are not UTF-8, or one of them is a control character
     */
    static List<Map.Entry<String, String>> parameters(@Nullable String query) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                String name = value(parts[0], parts[0]);
                parameters.add(Map.entry(name, parts.length == 1 ? "" : value(name, parts[1])));
            }
        }
        return parameters;
    }

    private static String value(String parameter, String escaped) {
        return decoded(parameter, PLAIN_QUERY, escaped.replace("+", "%20"));
    }

    /** @param parameter by which a problem names the place */
    private static String decoded(String parameter, Pattern plain, String escaped) {
        if (!plain.matcher(escaped).matches()) {
            throw ProblemException.parameter(parameter, FieldRule.NOT_ESCAPED);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(escaped.length());
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '%') {
                int high = digit(escaped, i + 1);
                int low = digit(escaped, i + 2);
                if (high < 0 || low < 0) {
                    throw ProblemException.parameter(parameter, FieldRule.NOT_ESCAPED);
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        String text = Text.ofUtf8(bytes.toByteArray());
        if (text == null) {
            throw ProblemException.parameter(parameter, FieldRule.UNREADABLE, "UTF-8");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c))) {
            throw ProblemException.parameter(parameter, FieldRule.HIDDEN_CHARACTERS);
        }
        return Text.composed(text);
    }

    private static int digit(String escaped, int at) {
        char c = at < escaped.length() ? escaped.charAt(at) : ' ';
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
