package taizhang.api.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The database of this service. Statements take part in the present transaction, if there is one. */
@ApplicationScoped
public class Database {

    private final Map<String, NamedSql> known = new ConcurrentHashMap<>();
    private final AgroalDataSource source;

    Database(AgroalDataSource source) {
        this.source = source;
    }

    /** @param text a constant statement with {@code :name} parameters, or the first fragment of one */
    public Statement sql(String text) {
        return new Statement(this).add(text);
    }

    /** Lets one transaction at a time do what has this name, among all instances of the service: until this one ends. */
    public void lock(String name) {
        sql("select pg_advisory_xact_lock(hashtext(:name))").set("name", name).list(row -> name);
    }

    /** Texts are kept for ever: that is why they are constants. */
    NamedSql parsed(String text) {
        return known.computeIfAbsent(text, NamedSql::of);
    }

    /** A connection that was cut is seldom the only one: those that wait in the pool are thrown out with it. */
    void dropCut(SQLException failure) {
        if (Outage.hasCut(failure)) {
            source.flush(FlushMode.IDLE);
        }
    }

    Connection connection() throws SQLException {
        return source.getConnection();
    }
}
