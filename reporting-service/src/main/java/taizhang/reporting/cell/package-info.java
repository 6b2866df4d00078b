/** Cells: what additive indicators count, rolled up by organization and month, kept in step with the facts. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.cell;
