/** Activity types: what may be recorded of each. 72 ship as data, more come by PUT. */
@org.jspecify.annotations.NullMarked
package taizhang.records.catalog;
