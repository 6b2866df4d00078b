/** The only place that counts: a question becomes numbers, from cells or from facts, and the records behind them. */
@org.jspecify.annotations.NullMarked
package taizhang.reporting.counting;
