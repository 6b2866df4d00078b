package taizhang.reporting.compliance;

/** What the totals of one answer are split by. */
enum GroupBy {
    REQUIREMENT,
    ORGANIZATION,
    PERIOD
}
