package taizhang.records.imports;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Language;
import taizhang.api.problem.Problem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.ProblemType;
import taizhang.api.problem.Rule;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Words;

/**
 * Why a row is rejected, in both languages: who reads it may speak another one than who sent the file.
 *
 * @param column heading of the file, or a JSON Pointer into the line; null: the row as a whole
 * @param code of a broken rule or of a problem, as the single write answers it
 * @param arguments what the texts name
 * @param nearest the word that was meant, perhaps; null: there is nothing to suggest
 */
public record RowError(
        @Nullable String column, String code, List<String> arguments, @Nullable String nearest, String zh, String en) {

    /** Of one row: who has mended as many sends it again. A hostile one could have more than memory holds. */
    public static final int MOST = 50;

    /** Longer than any list of what is allowed; a cell can be longer. */
    private static final int LONGEST_ARGUMENT = 2000;

    private static final Words REQUIRED_IN_NO_COLUMN = new Words(
            "is required, and the file has no such column: add a column {0}, or a mapping that gives it to all rows as a constant",
            "必填，而文件中没有这一列：请增加“{0}”列，或使用映射，以常量（constants）为所有行统一给出");

    public static RowError of(@Nullable String column, Rule rule, Object... arguments) {
        List<String> texts = Arrays.stream(arguments).map(String::valueOf).toList();
        return of(column, rule.code(), rule.words(), texts, null);
    }

    public static RowError of(@Nullable String column, Violation violation) {
        Rule rule = violation.rule();
        return of(column, rule.code(), rule.words(), violation.arguments(), violation.nearest());
    }

    /** Of a record that is in the way, or of a row that cannot be read. */
    public static RowError of(@Nullable String column, ProblemType problem, String... arguments) {
        return of(column, problem.code(), problem.detail(), List.of(arguments), null);
    }

    /** @return all that a single write was refused for, each at its pointer */
    public static List<RowError> of(ProblemException refused) {
        return refused.violations().isEmpty()
                ? List.of(of(null, refused.type(), refused.arguments().toArray(String[]::new)))
                : refused.violations().stream()
                        .map(violation -> of(violation.pointer(), violation))
                        .toList();
    }

    private static RowError of(
            @Nullable String column, String code, Words words, List<String> given, @Nullable String nearest) {
        List<String> arguments = given.stream().map(RowError::cut).toList();
        return new RowError(
                column,
                code,
                arguments,
                nearest,
                Problem.detail(words, arguments, nearest, Language.ZH),
                Problem.detail(words, arguments, nearest, Language.EN));
    }

    private static String cut(String argument) {
        if (argument.length() <= LONGEST_ARGUMENT) {
            return argument;
        }
        boolean parts = Character.isHighSurrogate(argument.charAt(LONGEST_ARGUMENT - 1));
        return argument.substring(0, LONGEST_ARGUMENT - (parts ? 1 : 0)) + "…";
    }

    RowError at(@Nullable String heading) {
        return new RowError(heading, code, arguments, nearest, zh, en);
    }

    /** @return the same of a sheet that has no column for what the pointer names */
    RowError inNoColumn() {
        String field = column == null ? "" : column.substring(1).replace('/', '.');
        return code.equals(FieldRule.REQUIRED.code()) && !field.isEmpty()
                ? of(column, code, REQUIRED_IN_NO_COLUMN, List.of(field), null)
                : this;
    }

    public String detail(Language language) {
        return language == Language.ZH ? zh : en;
    }
}
