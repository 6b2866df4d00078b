package taizhang.api.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The database of this service. Statements take part in the present transaction, if there is one. */
@ApplicationScoped
public class Database {

    private final Map<String, NamedSql> known = new ConcurrentHashMap<>();
    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** @param text a constant statement with {@code :name} parameters, or the first fragment of one */
    public Statement sql(String text) {
        return new Statement(this).add(text);
    }

    /** Texts are kept for ever: that is why they are constants. */
    NamedSql parsed(String text) {
        return known.computeIfAbsent(text, NamedSql::of);
    }

    Connection connection() throws SQLException {
        return source.getConnection();
    }
}
