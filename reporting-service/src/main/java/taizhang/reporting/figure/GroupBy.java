package taizhang.reporting.figure;

/** What the figures of one question are split by. */
public enum GroupBy {
    ORGANIZATION,
    /** As they are without groups: named, it says where in the order of the answer the periods stand. */
    PERIOD,
    TYPE,
    /** In place of the periods. */
    MONTH;

    /** Of one question. */
    static final int MOST = 2;
}
