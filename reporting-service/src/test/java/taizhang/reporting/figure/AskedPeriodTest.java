package taizhang.reporting.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskedPeriodTest {

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
        AskedPeriod period = AskedPeriod.parse(text).orElseThrow();
        assertEquals(new AskedPeriod(label, from, until), period);
        assertEquals(new AskedPeriod(before, bFrom, bUntil), period.previousYear());
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
                AskedPeriod.parse(text).orElseThrow().months().stream()
                        .map(AskedPeriod::label)
                        .collect(Collectors.joining(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20",
                "2020-13",
                "2020-Q5",
                "2020-S3",
                "2020-Q0",
                "2020-01-01",
                "2020-02-01/2020-01-01",
                "2020-02-30/2020-03-01",
                "0001",
                "9999",
                "1900-01-01/9999-12-31",
                "2020;",
                "２０２０"
            })
    void whatIsNoPeriod(String text) {
        assertTrue(AskedPeriod.parse(text).isEmpty());
    }
}
