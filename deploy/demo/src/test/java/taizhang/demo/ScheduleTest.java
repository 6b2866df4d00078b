package taizhang.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

    private static final WorkingDays WORKING_DAYS = new WorkingDays();

    @ParameterizedTest
    @CsvSource({
        "2020, 03-05 06-11, '03-05 06-11'",
        // New Year's Day is a holiday, so is the whole week of the Spring Festival.
        "2020, each week from 01-01 to 02-06, '01-02 01-08 01-15 01-22 02-03 02-05'",
        "2020, each 2 weeks from 04-24 to 06-10, '04-24 05-08 05-22 06-05'",
        "2020, each month on 12 from 10-01, '10-12 11-12 12-11'",
        "2020, each quarter on 2/18, '02-18 05-18 08-18 11-18'",
        "2020, each half-year on 6/20, '06-19 12-21'",
        "2019, each year on 12/14, '12-13'",
    })
    void aRuleKeepsToWorkingDays(int year, String rule, String expected) {
        assertEquals(expected, days(year, rule, 0));
    }

    @Test
    void aroundSpreadsOrganizationsOverTheDaysThatFollow() {
        assertEquals("03-12", days(2020, "each month around 12 from 03-01 to 03-31", 0));
        assertEquals("03-17", days(2020, "each month around 12 from 03-01 to 03-31", 1));
        assertEquals("03-13", days(2020, "each month around 12 from 03-01 to 03-31", 3));
    }

    @Test
    void aYearHasTwentySixBiweeklyFridays() {
        assertEquals(
                26,
                new Schedule(2020, "each 2 weeks from 01-03", WORKING_DAYS)
                        .days(0)
                        .size());
    }

    @Test
    void somethingElseIsNoSchedule() {
        Schedule schedule = new Schedule(2020, "each fortnight", WORKING_DAYS);
        assertThrows(IllegalArgumentException.class, () -> schedule.days(0));
    }

    private static String days(int year, String rule, int organization) {
        List<LocalDate> days = new Schedule(year, rule, WORKING_DAYS).days(organization);
        return days.stream().map(day -> day.toString().substring(5)).collect(Collectors.joining(" "));
    }
}
