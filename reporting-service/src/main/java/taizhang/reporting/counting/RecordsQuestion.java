package taizhang.reporting.counting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.indicator.Indicator;

/**
 * A question for the records behind one number.
 *
 * @param asOf the day that states, deadlines and stocks are judged by; null: the last of the period, today at most
 * @param type only activities of this one; null: of all
 * @param standing {@link #VALUE} or {@link #PENDING}; what is no activity has none that are pending
 */
public record RecordsQuestion(
        Indicator definition,
        Place place,
        Period period,
        @Nullable LocalDate asOf,
        @Nullable String type,
        String standing,
        long position) {

    public static final String VALUE = "value";
    public static final String PENDING = "pending";

    /** @return the day that states, deadlines and stocks are judged by */
    public LocalDate day(LocalDate today) {
        return Question.asOf(asOf, period, today);
    }
}
