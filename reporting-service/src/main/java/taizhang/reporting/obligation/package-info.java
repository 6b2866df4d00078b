/** What happens to obligations, event after event, for those who remind and report. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.obligation;
