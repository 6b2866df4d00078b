package taizhang.api.database;

import java.sql.SQLException;

/** A statement failed; the cause has the SQL state. */
public final class DatabaseException extends RuntimeException {

    private final String state;

    DatabaseException(SQLException cause) {
        super(cause);
        this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /** @return the SQL state; empty when the connection pool could not give a connection */
    public String state() {
        return state;
    }
}
