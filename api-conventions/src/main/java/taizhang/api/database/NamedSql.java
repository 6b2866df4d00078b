package taizhang.api.database;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A statement with {@code :name} parameters as JDBC wants it: question marks, and the names in their order. */
record NamedSql(String jdbc, List<String> names) {

    /** Texts, quoted names, comments and casts are passed over. */
    private static final Pattern PARAMETER =
            Pattern.compile("'[^']*'|\"[^\"]*\"|--[^\n]*|::|:(?<name>[a-zA-Z][a-zA-Z0-9]*)");

    static NamedSql of(String text) {
        List<String> names = new ArrayList<>();
        StringBuilder jdbc = new StringBuilder();
        Matcher matcher = PARAMETER.matcher(text);
        while (matcher.find()) {
            String name = matcher.group("name");
            if (name != null) {
                names.add(name);
            }
            matcher.appendReplacement(jdbc, name == null ? Matcher.quoteReplacement(matcher.group()) : "?");
        }
        return new NamedSql(matcher.appendTail(jdbc).toString(), List.copyOf(names));
    }

    /** @return one statement of all of them, each on a line of its own */
    static NamedSql joined(List<NamedSql> fragments) {
        return new NamedSql(
                fragments.stream().map(NamedSql::jdbc).collect(Collectors.joining("\n")),
                fragments.stream().flatMap(one -> one.names().stream()).toList());
    }
}
