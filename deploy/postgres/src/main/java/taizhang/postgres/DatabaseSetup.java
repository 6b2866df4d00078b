package taizhang.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes one database with a role of the same name that owns it, if they are not there yet. */
final class DatabaseSetup {

    private DatabaseSetup() {}

    static void ensure(Connection superuser, String database, String password) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            String quoted = quote(statement, database);
            if (!exists(superuser, "select 1 from pg_roles where rolname = ?", database)) {
                statement.execute("create role " + quoted + " login");
            }
            // Again at each start, so that a password file restored from elsewhere is the one that counts.
            statement.execute("alter role " + quoted + " password " + statement.enquoteLiteral(password));
            if (!exists(superuser, "select 1 from pg_database where datname = ?", database)) {
                statement.execute("create database " + quoted + " owner " + quoted);
            }
            statement.execute("revoke connect, temporary on database " + quoted + " from public");
        }
    }

    static void closeToOthers(Connection superuser) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("revoke connect, temporary on database postgres, template1 from public");
        }
    }

    private static String quote(Statement statement, String name) throws SQLException {
        return statement.enquoteIdentifier(name, true);
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
