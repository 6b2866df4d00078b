package taizhang.reporting.counting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.indicator.Indicator;

/**
 * A page of the records behind a number.
 *
 * @param total how many there are on all pages
 * @param sum of the contributions of all pages
 * @param delicate whether all that add to the number are of the types whose small totals are not shown
 */
public record Records(long total, BigDecimal sum, boolean delicate, List<EvidenceItem> items) {

    public static final String VALUE = "value";
    public static final String PENDING = "pending";

    static final Records NONE = new Records(0, BigDecimal.ZERO, false, List.of());

    /**
     * A question for the records behind one number.
     *
     * @param asOf the day that states, deadlines and stocks are judged by; null: the last of the period, today at most
     * @param type only activities of this one; null: of all
     * @param generation of what is written here
     * @param standing {@link #VALUE} or {@link #PENDING}; what is no activity has none that are pending
     */
    public record Query(
            Indicator definition,
            Place place,
            Period period,
            @Nullable LocalDate asOf,
            @Nullable String type,
            String standing,
            long position,
            long generation) {

        /** @return the day that states, deadlines and stocks are judged by */
        public LocalDate day(LocalDate today) {
            return Question.asOf(asOf, period, today);
        }
    }
}
