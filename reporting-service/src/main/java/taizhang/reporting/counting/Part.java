package taizhang.reporting.counting;

/**
 * What some cells or facts add to a number. Definition, place and period are those of the question, by their numbers from 0.
 *
 * @param value of the dimension of the question; empty without one
 */
record Part(int definition, int place, int period, String value, Counted counted) {}
