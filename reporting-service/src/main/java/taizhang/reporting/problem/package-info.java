/** Errors as RFC 9457 problems, in English and Chinese, from one list. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.problem;
