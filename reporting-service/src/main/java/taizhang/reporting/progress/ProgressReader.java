package taizhang.reporting.progress;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Period;

/** Reads the parameters of a question; a fault is 400. */
final class ProgressReader {

    /** A slip of the pen further away than this is no day of a summary. */
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

    private ProgressReader() {}

    static ProgressQuery read(
            @Nullable String organization,
            @Nullable String scope,
            @Nullable String period,
            @Nullable String asOf,
            @Nullable String groupBy,
            @Nullable Long position,
            LocalDate today) {
        Period days = Period.parse(required("period", period))
                .orElseThrow(() -> ProblemException.parameter("period", FieldRule.UNREADABLE, Period.KINDS));
        LocalDate last = days.last();
        return new ProgressQuery(
                required("organization", organization),
                own(scope),
                days,
                asOf == null ? (last.isAfter(today) ? today : last) : day(asOf, today),
                groupBy == null ? null : groupBy(groupBy),
                position(position));
    }

    private static String required(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ProblemException.parameter(name, FieldRule.REQUIRED);
        }
        if (value.indexOf('\0') >= 0) {
            throw ProblemException.parameter(name, FieldRule.UNREADABLE, "text");
        }
        return value;
    }

    private static boolean own(@Nullable String scope) {
        if (scope == null || scope.equals("subtree")) {
            return false;
        }
        if (scope.equals("self")) {
            return true;
        }
        throw ProblemException.parameter("scope", FieldRule.UNKNOWN_VALUE, scope, "subtree, self");
    }

    /** Of days to come nothing is known, though it could be computed. */
    private static LocalDate day(String text, LocalDate today) {
        LocalDate day = date(text)
                .orElseThrow(() -> ProblemException.parameter("asOf", FieldRule.UNREADABLE, "date (2020-06-30)"));
        if (day.isBefore(FIRST) || day.isAfter(today)) {
            throw ProblemException.parameter("asOf", FieldRule.OUT_OF_RANGE, FIRST, today);
        }
        return day;
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    private static GroupBy groupBy(String text) {
        return GroupBy.of(text)
                .orElseThrow(() -> ProblemException.parameter(
                        "groupBy", FieldRule.UNKNOWN_VALUE, text, String.join(", ", GroupBy.CODES)));
    }

    private static @Nullable Long position(@Nullable Long position) {
        if (position != null && position < 0) {
            throw ProblemException.parameter("position", FieldRule.OUT_OF_RANGE, 0, Long.MAX_VALUE);
        }
        return position;
    }
}
