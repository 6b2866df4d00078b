/** Lists as tables: CSV and XLSX beside JSON, streamed whole. Knows no feature, so that any service can have a copy. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.table;
