package taizhang.reporting.counting;

/** What the numbers of a question are split by, beside organizations and periods: a field of the facts. */
public enum Dimension {
    /** Of activities. */
    TYPE("f.type"),
    /** Of rectification tasks and their parts. */
    SOURCE("f.source"),
    /** Of rectification tasks and their parts; empty: those without. */
    ASPECT("coalesce(f.aspect, '')");

    private final String sql;

    Dimension(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
