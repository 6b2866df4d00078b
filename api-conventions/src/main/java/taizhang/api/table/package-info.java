/** A list as CSV or XLSX, read by the same pages as its JSON. */
@org.jspecify.annotations.NullMarked
package taizhang.api.table;
