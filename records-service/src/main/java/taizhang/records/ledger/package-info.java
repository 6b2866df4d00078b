/** The ledger: one change for every accepted write, numbered without gaps and chained by SHA-256. */
@org.jspecify.annotations.NullMarked
package taizhang.records.ledger;
