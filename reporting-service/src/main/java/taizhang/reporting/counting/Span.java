package taizhang.reporting.counting;

/**
 * Days that are counted for a period of the question: all of them, or those at its edges that whole months leave over.
 *
 * @param period its number, from 0
 */
record Span(int period, Days days) {}
