package taizhang.reporting.summary;

import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Moment;

/**
 * @param moment as known when it is answered
 * @param asOf the instant that the moment was read from, as it was given; null: none
 */
record SummaryQuery(String organization, Period period, boolean compare, Moment moment, @Nullable String asOf) {}
