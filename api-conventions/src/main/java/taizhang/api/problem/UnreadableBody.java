package taizhang.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.unicode.Text;

/** Turns what Jackson says of a body into a problem with a JSON Pointer. */
public final class UnreadableBody {

    private UnreadableBody() {}

    /** @return 400 {@code malformed-body}, {@code unknown-field} or {@code unreadable} */
    public static ProblemException problem(JsonProcessingException failure) {
        if (failure instanceof ValueInstantiationException wrapped
                && wrapped.getCause() instanceof ProblemException problem) {
            return problem;
        }
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return ProblemException.of(
                    HttpProblem.UNKNOWN_FIELD, List.of(Violation.at(pointer(unknown), FieldRule.UNKNOWN_FIELD)));
        }
        if (failure instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            return ProblemException.of(
                    HttpProblem.UNREADABLE,
                    List.of(Violation.at(pointer(mismatch), FieldRule.UNREADABLE, kind(mismatch.getTargetType()))));
        }
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()
                && mapping.getCause() instanceof InputCoercionException number) {
            return ProblemException.of(
                    HttpProblem.UNREADABLE,
                    List.of(Violation.at(pointer(mapping), FieldRule.UNREADABLE, kind(number.getTargetType()))));
        }
        return ProblemException.of(HttpProblem.MALFORMED_BODY);
    }

    /**
     * Jackson would take overlong forms for letters, and read UTF-16 and UTF-32, whose letters have bytes of zero.
     *
     * @throws ProblemException 400 {@code not-utf8}
     */
    public static void requireUtf8(byte[] body) {
        String text = Text.ofUtf8(body);
        if (text == null || text.indexOf('\0') >= 0) {
            throw ProblemException.of(HttpProblem.NOT_UTF8);
        }
    }

    /** @throws ProblemException 400 {@code malformed-body} when there is no body, or it is {@code null} */
    public static <T> T required(@Nullable T body) {
        if (body == null) {
            throw ProblemException.of(HttpProblem.MALFORMED_BODY);
        }
        return body;
    }

    private static String pointer(JsonMappingException failure) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : failure.getPath()) {
            String name = step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName();
            pointer.append(Violation.pointer(name));
        }
        return pointer.toString();
    }

    private static String kind(@Nullable Class<?> target) {
        if (target == null) {
            return "value";
        }
        return switch (target.getSimpleName()) {
            case "LocalDate" -> "date (2020-03-05)";
            case "Integer", "int", "Long", "long" -> "whole number";
            case "BigDecimal" -> "number";
            case "Boolean", "boolean" -> "true or false";
            case "String" -> "text";
            case "UUID" -> "UUID";
            case "ArrayList", "List" -> "list";
            default -> "object";
        };
    }
}
