/** The records behind a number, page by page. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.evidence;
