/** What is set from outside, the clock, and how JSON is read and written. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.config;
