package taizhang.launcher;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import taizhang.machine.LaunchException;

/** A database that somebody else runs, named as {@code postgresql://user:password@host:port/database}. */
final class ExternalDatabase {

    private static final int OLDEST = 16;

    private ExternalDatabase() {}

    /** Reads the address. The message of a failure names the variable and never the value, which holds a password. */
    static DatabaseAccess parse(String variable, String url) {
        LaunchException unreadable =
                new LaunchException(variable + " must look like postgresql://user:password@host:5432/database.");
        try {
            URI uri = new URI(url.replaceFirst("^jdbc:", ""));
            String scheme = String.valueOf(uri.getScheme());
            String login = uri.getRawUserInfo();
            String path = uri.getRawPath();
            boolean readable = (scheme.equals("postgresql") || scheme.equals("postgres"))
                    && uri.getHost() != null
                    && path != null
                    && path.length() > 1;
            if (!readable || login == null) {
                throw unreadable;
            }
            int colon = login.indexOf(':');
            String user = decode(colon < 0 ? login : login.substring(0, colon));
            String password = colon < 0 ? "" : decode(login.substring(colon + 1));
            String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
            String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return new DatabaseAccess("jdbc:postgresql://" + uri.getHost() + port + path + query, user, password, null);
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw unreadable;
        }
    }

    /** Connects once, so that a wrong address or an old server is said here and not in the log of a service. */
    static void check(String variable, DatabaseAccess access) {
        Properties login = new Properties();
        login.setProperty("user", access.user());
        login.setProperty("password", access.password());
        login.setProperty("connectTimeout", "5");
        try (Connection connection = DriverManager.getConnection(access.jdbcUrl(), login)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new LaunchException("The database of " + variable + " is PostgreSQL " + version + "; it must be "
                        + OLDEST + " or newer.");
            }
        } catch (SQLException e) {
            throw new LaunchException("The database of " + variable + " cannot be reached: " + e.getMessage(), e);
        }
    }

    private static String decode(String part) {
        // A plus stands for itself before the query.
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
