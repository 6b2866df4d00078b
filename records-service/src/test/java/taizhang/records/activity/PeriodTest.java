package taizhang.records.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({
        "2020, 2020-01-01, 2020-12-31",
        "2020-S1, 2020-01-01, 2020-06-30",
        "2020-H1, 2020-01-01, 2020-06-30",
        "2020-S2, 2020-07-01, 2020-12-31",
        "2020-Q1, 2020-01-01, 2020-03-31",
        "2020-Q4, 2020-10-01, 2020-12-31",
        "2020-02, 2020-02-01, 2020-02-29",
        "2021-02, 2021-02-01, 2021-02-28",
        "2020-01-15/2020-06-30, 2020-01-15, 2020-06-30",
        "2020-01-15/2020-01-15, 2020-01-15, 2020-01-15",
    })
    void bothEndsAreIncluded(String text, LocalDate from, LocalDate to) {
        assertEquals(new Period(from, to), Period.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20",
                "2020-S3",
                "2020-S0",
                "2020-Q5",
                "2020-13",
                "2020-00",
                "2020-1",
                "2020-s1",
                " 2020",
                "2020-01-15",
                "2020-02-30/2020-03-01",
                "2020-06-30/2020-01-15",
                "2020-01-01/",
                "2020/2021",
                "２０２０",
                "2020-01-01/2020-02-01/2020-03-01"
            })
    void everythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Period.parse(text));
    }
}
