package taizhang.reporting.progress;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How many tasks, or closings and reopenings of tasks, of one group. */
record Counts(
        long found,
        long open,
        long fixed,
        long verified,
        long keptUp,
        long overdue,
        long onTime,
        long late,
        long reopened) {

    static final Counts NOTHING = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    static Counts of(ResultSet row) throws SQLException {
        return new Counts(
                row.getLong("found"),
                row.getLong("open"),
                row.getLong("fixed"),
                row.getLong("verified"),
                row.getLong("kept_up"),
                row.getLong("overdue"),
                row.getLong("on_time"),
                row.getLong("late"),
                row.getLong("reopened"));
    }
}
