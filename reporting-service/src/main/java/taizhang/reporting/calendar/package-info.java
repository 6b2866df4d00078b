/** What comes due, as a calendar (RFC 5545) that is subscribed to with a token of its own. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.calendar;
