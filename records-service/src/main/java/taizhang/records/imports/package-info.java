/** Files of many records at once: from rows to bodies, by the rules of single writes, to the ledger and back. */
@org.jspecify.annotations.NullMarked
package taizhang.records.imports;
