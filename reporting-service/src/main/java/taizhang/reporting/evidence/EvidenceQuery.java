package taizhang.reporting.evidence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Moment;
import taizhang.reporting.indicator.Indicator;

/**
 * A question for the records behind a figure.
 *
 * @param code of the indicator; null when there is an inline definition
 * @param version of the definition; null: the one in force at the moment
 * @param moment as known when it is answered
 * @param standing value or pending
 * @param asOf the day that states, deadlines and stocks are judged by; null: the last of the period, today at most
 */
record EvidenceQuery(
        @Nullable String code,
        @Nullable Long version,
        @Nullable Indicator inline,
        String organization,
        boolean own,
        Period period,
        Moment moment,
        @Nullable String type,
        @Nullable String parent,
        String standing,
        @Nullable LocalDate asOf) {}
