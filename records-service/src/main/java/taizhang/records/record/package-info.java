/** How anything is written. */
@org.jspecify.annotations.NullMarked
package taizhang.records.record;
