package taizhang.reporting.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;

class TimelineTest {

    private record Rule(String name, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) implements Dated {}

    /** Versions in the order of writing: name, first and last day; - stands for none, and alone for a deletion. */
    private static Timeline<Rule> timeline(String written) {
        return Timeline.of(
                Arrays.stream(written.split("; ", -1)).map(TimelineTest::rule).toList());
    }

    private static @Nullable Rule rule(String text) {
        String[] fields = text.split(" ", -1);
        return fields.length == 1 ? null : new Rule(fields[0], day(fields[1]), day(fields[2]));
    }

    private static @Nullable LocalDate day(String text) {
        return text.equals("-") ? null : LocalDate.parse(text);
    }

    private static String said(Timeline<Rule> timeline) {
        return timeline.spans().stream()
                .map(span -> span.version().name() + " " + said(span.first()) + " " + said(span.last()))
                .collect(Collectors.joining("; "));
    }

    private static String said(@Nullable LocalDate day) {
        return day == null ? "-" : day.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a - -                                         | a - -
                    a - -; b 2020-01-01 -                         | a - 2019-12-31; b 2020-01-01 -
                    a - -; b - -                                  | b - -
                    a 2020-01-01 2020-12-31; b 2020-07-01 -       | a 2020-01-01 2020-06-30; b 2020-07-01 -
                    a 2020-01-01 2020-12-31; b 2022-01-01 -       | a 2020-01-01 2020-12-31; b 2022-01-01 -
                    a - -; b 2020-01-01 -; c - -                  | c - 2019-12-31; b 2020-01-01 -
                    a - -; b 2020-01-01 -; c - 2018-12-31         | c - 2018-12-31; b 2020-01-01 -
                    a - -; b 2020-01-01 -; c 2020-01-01 -         | a - 2019-12-31; c 2020-01-01 -
                    b 2020-01-01 -; a 2018-01-01 2018-12-31       | a 2018-01-01 2018-12-31; b 2020-01-01 -
                    a - -; b 2020-01-01 -; -; c 2019-01-01 -      | c 2019-01-01 -
                    """)
    void aVersionEndsOrReplacesTheOneBefore(String written, String expected) {
        assertEquals(expected, said(timeline(written)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a - -                    | b 2020-01-01 -                     |
                    a - -                    | b - -                              |
                    a - 2019-12-31           | b 2020-01-01 2020-12-31            |
                    b 2020-01-01 -           | a 2018-01-01 2019-12-31            |
                    b 2020-01-01 -           | a 2018-01-01 2020-01-01            | /validFrom
                    b 2020-01-01 -           | a - -                              | /validFrom
                    a - -; b 2020-01-01 -    | c 2019-01-01 -                     | /validFrom
                    a - -; b 2020-01-01 -    | c 2019-01-01 2019-12-31            | /validFrom
                    a - -; b 2020-01-01 -    | c - 2019-12-31                     |
                    a - -; b 2020-01-01 -    | c - 2020-01-01                     | /validTo
                    a - -                    | b 2020-01-02 2020-01-01            | /validTo
                    a - -                    | b 2020-01-01 2020-01-01            |
                    """)
    void noDayHasTwoVersions(String written, String next, @Nullable String place) {
        Violations broken = new Violations();
        Rule version = rule(next);
        timeline(written).check(java.util.Objects.requireNonNull(version), broken);
        assertEquals(
                place == null ? List.of() : List.of(place),
                broken.all().stream().map(Violation::pointer).toList());
    }

    @Test
    void eachDayHasItsVersion() {
        Timeline<Rule> timeline = timeline("a 2019-01-01 -; b 2020-01-01 2020-12-31");
        String days =
                List.of("2018-12-31", "2019-01-01", "2019-12-31", "2020-01-01", "2020-12-31", "2021-01-01").stream()
                        .map(day -> timeline.on(LocalDate.parse(day))
                                .map(Rule::name)
                                .orElse("-"))
                        .collect(Collectors.joining(" "));
        assertEquals("- a a b b -", days);
    }
}
