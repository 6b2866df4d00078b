package taizhang.api.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One broken rule, at a JSON Pointer (RFC 6901) into the body or at a query, path or header parameter.
 *
 * @param arguments what the text of the rule names; as strings, so that numbers are not grouped
 */
public record Violation(@Nullable String pointer, @Nullable String parameter, Rule rule, List<String> arguments) {

    public static Violation at(String pointer, Rule rule, Object... arguments) {
        return new Violation(pointer, null, rule, strings(arguments));
    }

    public static Violation ofParameter(String parameter, Rule rule, Object... arguments) {
        return new Violation(null, parameter, rule, strings(arguments));
    }

    /** @return the last step of a pointer: {@code /} and the name, escaped */
    public static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static List<String> strings(Object... arguments) {
        return java.util.Arrays.stream(arguments).map(String::valueOf).toList();
    }
}
