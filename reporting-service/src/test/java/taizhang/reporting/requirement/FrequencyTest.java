package taizhang.reporting.requirement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import taizhang.api.time.Period;

class FrequencyTest {

    @ParameterizedTest
    @CsvSource({
        "DAY, 2020-02-29, 2020-02-29/2020-02-29",
        "MONTH, 2020-02-29, 2020-02",
        "MONTH, 2020-12-31, 2020-12",
        "QUARTER, 2020-03-31, 2020-Q1",
        "QUARTER, 2020-04-01, 2020-Q2",
        "HALF_YEAR, 2020-06-30, 2020-S1",
        "HALF_YEAR, 2020-07-01, 2020-S2",
        "YEAR, 2020-12-31, 2020",
        // The first ISO week of 2020 begins in 2019.
        "TWO_WEEKS, 2019-12-29, 2019-12-16/2019-12-29",
        "TWO_WEEKS, 2019-12-30, 2019-12-30/2020-01-12",
        "TWO_WEEKS, 2020-02-29, 2020-02-24/2020-03-08",
        // 2020 has a week 53, which stands alone; 2019 and 2021 have none.
        "TWO_WEEKS, 2020-12-27, 2020-12-14/2020-12-27",
        "TWO_WEEKS, 2020-12-28, 2020-12-28/2021-01-03",
        "TWO_WEEKS, 2021-01-03, 2020-12-28/2021-01-03",
        "TWO_WEEKS, 2021-01-04, 2021-01-04/2021-01-17",
        "TWO_WEEKS, 2022-01-02, 2021-12-20/2022-01-02"
    })
    void aDayLiesInItsPeriod(Frequency frequency, LocalDate day, String period) {
        assertEquals(period, frequency.of(day).label());
    }

    @ParameterizedTest
    @EnumSource
    void periodsFollowEachOtherWithoutGap(Frequency frequency) {
        LocalDate last = LocalDate.of(2033, 1, 1);
        Period before = frequency.of(LocalDate.of(2018, 1, 1));
        for (LocalDate day = before.from(); day.isBefore(last); day = day.plusDays(1)) {
            Period period = frequency.of(day);
            if (!period.equals(before)) {
                assertEquals(before.until(), period.from());
                assertEquals(day, period.from());
                before = period;
            }
            assertEquals(period, Period.parse(period.label()).orElseThrow());
        }
    }

    @Test
    void aPeriodEndsInTheDaysThatHaveItsLastOne() {
        LocalDate from = LocalDate.of(2020, 1, 31);
        assertEquals(
                List.of("2020-01", "2020-02"),
                Frequency.MONTH.endingIn(from, LocalDate.of(2020, 3, 31)).stream()
                        .map(Period::label)
                        .toList());
        assertEquals(List.of(), Frequency.MONTH.endingIn(from, from));
        assertEquals(List.of(), Frequency.YEAR.endingIn(from, LocalDate.of(2020, 12, 31)));
    }
}
