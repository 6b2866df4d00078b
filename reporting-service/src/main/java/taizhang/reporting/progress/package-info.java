/** How far rectification has come: what was found, is open, fixed and overdue, each number with its evidence. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.progress;
