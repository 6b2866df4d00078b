package taizhang.reporting.counting;

import java.time.LocalDate;
import taizhang.api.time.Period;

/** The days of a period, and the day that states, deadlines and stocks are judged by. */
record Judged(Days days, LocalDate asOf) {

    static Judged of(Question question, Period period, LocalDate today) {
        return new Judged(Days.of(period), Question.asOf(question.asOf(), period, today));
    }

    /** @return the days that something can have happened on: those up to the day */
    Days happened() {
        return days.until(asOf);
    }
}
