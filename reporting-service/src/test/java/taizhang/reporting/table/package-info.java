/** What tests of tables share, and tests of tables. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.table;
