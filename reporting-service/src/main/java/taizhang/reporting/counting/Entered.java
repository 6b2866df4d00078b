package taizhang.reporting.counting;

import taizhang.api.time.Period;

/** What an organization with its subtree had entered of a period when a position had been applied. */
public record Entered(String organization, Period period, long position) {}
