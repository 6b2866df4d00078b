/** Tests of the feed, and a ledger to script them with. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.feed;
