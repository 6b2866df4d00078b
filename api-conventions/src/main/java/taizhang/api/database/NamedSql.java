package taizhang.api.database;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with {@code :name} parameters, cut at them.
 *
 * @param texts one more than names: a name stands behind each of them but the last
 * @param jdbc the whole, with a question mark for each name
 */
record NamedSql(List<String> texts, List<String> names, String jdbc) {

    /** Texts, quoted names, comments and casts are passed over. */
    private static final Pattern PARAMETER =
            Pattern.compile("'[^']*'|\"[^\"]*\"|--[^\n]*|::|:(?<name>[a-zA-Z][a-zA-Z0-9]*)");

    static NamedSql of(String text) {
        List<String> texts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int from = 0;
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            String name = matcher.group("name");
            if (name != null) {
                texts.add(text.substring(from, matcher.start()));
                names.add(name);
                from = matcher.end();
            }
        }
        texts.add(text.substring(from));
        return new NamedSql(List.copyOf(texts), List.copyOf(names), String.join("?", texts));
    }
}
