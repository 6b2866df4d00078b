package taizhang.reporting.summary;

import taizhang.api.time.Period;
import taizhang.reporting.counting.Moment;

/** @param moment as known when it is answered */
record SummaryQuery(String organization, Period period, boolean compare, Moment moment) {}
