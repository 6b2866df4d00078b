/**
 * What is written in this service and not brought by the ledger: who has written it and when, every version of it, and
 * which one was in force when a position had been applied.
 */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.reference;
