/** Follows the ledger of records-service and applies every change exactly once. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.feed;
