package taizhang.launcher;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a service needs to connect.
 *
 * @param folder where the data lies, if it is on this machine
 */
record DatabaseAccess(String jdbcUrl, String user, String password, @Nullable Path folder) {

    /** The address for psql, password and all. */
    String psql() {
        return jdbcUrl.replace("jdbc:postgresql://", "postgresql://" + user + ":" + password + "@");
    }

    boolean isReachable() {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("loginTimeout", "5");
        try (Connection connection = DriverManager.getConnection(jdbcUrl, login)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Without the password: records end up in logs. */
    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
