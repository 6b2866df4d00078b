package taizhang.api.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2020, 2020-01-01, 2021-01-01",
        "2020-S1, 2020-01-01, 2020-07-01",
        "2020-H2, 2020-07-01, 2021-01-01",
        "2020-Q3, 2020-07-01, 2020-10-01",
        "2020-12, 2020-12-01, 2021-01-01",
        "2020-01-15/2020-06-30, 2020-01-15, 2020-07-01",
        "2020-02-29/2020-02-29, 2020-02-29, 2020-03-01",
        "1900, 1900-01-01, 1901-01-01",
        "2199, 2199-01-01, 2200-01-01",
    })
    void readsWhatTheCalendarKnows(String text, LocalDate from, LocalDate until) {
        Period period = Period.parse(text).orElseThrow();
        assertEquals(from, period.from());
        assertEquals(until, period.until());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20",
                "2020-S3",
                "2020-s1",
                "2020-h2",
                "2020-q1",
                "2020-Q5",
                "2020-00",
                "2020-13",
                "2020-1",
                "2021-02-29/2021-03-01",
                "2020-06-30/2020-06-29",
                "2020-01-01",
                "2020-01-01/",
                "last year",
                "1899",
                "2200",
                "2020-Q1;drop",
                "2020-Q0",
                "0001",
                "9999",
                "1900-01-01/9999-12-31",
                "２０２０"
            })
    void refusesAllElse(String text) {
        assertEquals(Optional.empty(), Period.parse(text));
    }

    @ParameterizedTest
    @CsvSource({
        "2020, 2020, 2020-01-01, 2021-01-01, 2019, 2019-01-01, 2020-01-01",
        "2020-S1, 2020-S1, 2020-01-01, 2020-07-01, 2019-S1, 2019-01-01, 2019-07-01",
        "2020-H2, 2020-S2, 2020-07-01, 2021-01-01, 2019-S2, 2019-07-01, 2020-01-01",
        "2020-Q1, 2020-Q1, 2020-01-01, 2020-04-01, 2019-Q1, 2019-01-01, 2019-04-01",
        "2020-02, 2020-02, 2020-02-01, 2020-03-01, 2019-02, 2019-02-01, 2019-03-01",
        "2020-01-15/2020-06-30, 2020-01-15/2020-06-30, 2020-01-15, 2020-07-01,"
                + " 2019-01-15/2019-06-30, 2019-01-15, 2019-07-01",
        "2020-02-29/2020-02-29, 2020-02-29/2020-02-29, 2020-02-29, 2020-03-01,"
                + " 2019-02-28/2019-02-28, 2019-02-28, 2019-03-01",
        "2020-01-01/2020-02-29, 2020-01-01/2020-02-29, 2020-01-01, 2020-03-01,"
                + " 2019-01-01/2019-02-28, 2019-01-01, 2019-03-01",
        "2021-02-01/2021-02-28, 2021-02-01/2021-02-28, 2021-02-01, 2021-03-01,"
                + " 2020-02-01/2020-02-28, 2020-02-01, 2020-02-29",
    })
    void periodsAndTheYearBefore(
            String text,
            String label,
            LocalDate from,
            LocalDate until,
            String before,
            LocalDate bFrom,
            LocalDate bUntil) {
        Period period = Period.parse(text).orElseThrow();
        assertEquals(new Period(label, from, until), period);
        assertEquals(new Period(before, bFrom, bUntil), period.previousYear());
    }

    @ParameterizedTest
    @CsvSource({
        "2020-Q1, 2020-01 2020-02 2020-03",
        "2020-02, 2020-02",
        "2020-01-15/2020-03-31, 2020-01-15/2020-01-31 2020-02 2020-03",
        "2020-01-15/2020-01-20, 2020-01-15/2020-01-20",
        "2019-12-01/2020-01-02, 2019-12 2020-01-01/2020-01-02",
    })
    void months(String text, String months) {
        assertEquals(
                months,
                Period.parse(text).orElseThrow().months().stream()
                        .map(Period::label)
                        .collect(Collectors.joining(" ")));
    }
}
