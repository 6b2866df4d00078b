/** Facts: every version of every record, with the positions of the ledger between which it was the valid one. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.fact;
