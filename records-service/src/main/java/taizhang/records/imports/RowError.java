package taizhang.records.imports;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Rule;
import taizhang.api.problem.Violation;

/**
 * Why a row is rejected. It is kept as what its text is made of, since who reads it may speak another
 * language than who sent the file.
 *
 * @param column heading of the file, or a JSON Pointer into the line; null: the row as a whole
 * @param code of a broken rule or of a problem, as the single write answers it
 * @param arguments what the text names
 * @param nearest the word that was meant, perhaps; null: there is nothing to suggest
 */
public record RowError(@Nullable String column, String code, List<String> arguments, @Nullable String nearest) {

    public static RowError of(@Nullable String column, Rule rule, Object... arguments) {
        return new RowError(
                column,
                rule.code(),
                Arrays.stream(arguments).map(String::valueOf).toList(),
                null);
    }

    public static RowError of(@Nullable String column, Violation violation) {
        return new RowError(column, violation.rule().code(), violation.arguments(), violation.nearest());
    }
}
