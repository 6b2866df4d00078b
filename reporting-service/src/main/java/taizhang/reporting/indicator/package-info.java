/** The catalog of definitions: what each figure counts. Every version stays. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.indicator;
