/** The clock, and periods of the calendar. */
@org.jspecify.annotations.NullMarked
package taizhang.api.time;
