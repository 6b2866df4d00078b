/** Periods of the calendar: years, half-years, quarters, months and intervals of days. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.period;
