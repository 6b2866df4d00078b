package taizhang.api.problem;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One broken rule, at a JSON Pointer (RFC 6901) into the body or at a query, path or header parameter.
 *
 * @param arguments what the text of the rule names; as strings, so that numbers are not grouped
 * @param nearest the word that was meant, perhaps, where one is not known; null: there is nothing to suggest
 */
public record Violation(
        @Nullable String pointer,
        @Nullable String parameter,
        Rule rule,
        List<String> arguments,
        @Nullable String nearest) {

    public static Violation at(String pointer, Rule rule, Object... arguments) {
        return new Violation(pointer, null, rule, strings(arguments), null);
    }

    public static Violation ofParameter(String parameter, Rule rule, Object... arguments) {
        return new Violation(null, parameter, rule, strings(arguments), null);
    }

    /** @return a word that is not one of a closed vocabulary */
    static Violation ofValue(String pointer, String value, Collection<String> allowed) {
        return at(pointer, FieldRule.UNKNOWN_VALUE, value, String.join(", ", allowed))
                .near(value, allowed);
    }

    /** @return the same with the known word that is nearest to the given one */
    public Violation near(String word, Collection<String> known) {
        return new Violation(
                pointer, parameter, rule, arguments, NearestWord.to(word, known).orElse(null));
    }

    /** @return the same of a parameter that holds what the pointer points into */
    public Violation inParameter(String name) {
        return new Violation(null, name, rule, arguments, nearest);
    }

    /** @param at pointer to what the pointer points into */
    public Violation under(String at) {
        return new Violation(at + pointer, parameter, rule, arguments, nearest);
    }

    /** @return the last step of a pointer: {@code /} and the name, escaped */
    public static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static List<String> strings(Object... arguments) {
        return java.util.Arrays.stream(arguments).map(String::valueOf).toList();
    }
}
