package taizhang.api.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Optional;
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
        assertEquals(Optional.of(new Period(from, until)), Period.parse(text));
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
                "2020-Q1;drop"
            })
    void refusesAllElse(String text) {
        assertEquals(Optional.empty(), Period.parse(text));
    }
}
