/** Answers: a figure, and the records behind it. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.figure;
