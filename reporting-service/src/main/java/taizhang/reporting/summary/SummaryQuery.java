package taizhang.reporting.summary;

import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;

/** @param position null: the present one */
record SummaryQuery(String organization, Period period, boolean compare, @Nullable Long position) {}
