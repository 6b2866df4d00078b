package taizhang.launcher;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills {@code @NAME@} in a text. A name without a value is a mistake, not an empty text. */
final class Template {

    private static final Pattern NAME = Pattern.compile("@([A-Z_]+)@");

    private Template() {}

    static String fill(String text, Map<String, String> values) {
        return NAME.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalArgumentException("The template has no value for " + match.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
