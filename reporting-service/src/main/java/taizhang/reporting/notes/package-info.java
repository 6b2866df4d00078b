/** What is said beside a number: why it is so. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.notes;
