package taizhang.api.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One statement with its parameters, run once. All of its methods that run it throw {@link DatabaseException}. */
public final class Statement {

    private static final int FETCH = 1000;

    private record Array(String type, Object[] values) {}

    private final DataSource source;
    private final NamedSql sql;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    Statement(DataSource source, NamedSql sql) {
        this.source = source;
        this.sql = sql;
    }

    /** @param value text is converted to the type that the statement needs */
    public Statement set(String name, @Nullable Object value) {
        values.put(name, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        return this;
    }

    /** @param type of the elements, for example {@code text} */
    public Statement setArray(String name, String type, @Nullable Collection<?> elements) {
        values.put(name, elements == null ? null : new Array(type, elements.toArray()));
        return this;
    }

    /** @return how many rows were written */
    public int execute() {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    public <T> List<T> list(Row<T> row) {
        List<T> all = new ArrayList<>();
        forEach(row, all::add);
        return all;
    }

    public <T> Optional<T> first(Row<T> row) {
        return list(row).stream().findFirst();
    }

    /** The only row of a statement that always has one. */
    public <T> T one(Row<T> row) {
        return first(row).orElseThrow();
    }

    /** Row after row, without keeping them all when called in a transaction. */
    public <T> void forEach(Row<T> row, Consumer<T> action) {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = prepare(connection)) {
            statement.setFetchSize(FETCH);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    action.accept(row.of(rows));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql.jdbc());
        for (int i = 0; i < sql.names().size(); i++) {
            String name = sql.names().get(i);
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("no value for :" + name);
            }
            Object value = values.get(name);
            statement.setObject(
                    i + 1,
                    value instanceof Array array ? connection.createArrayOf(array.type(), array.values()) : value);
        }
        return statement;
    }
}
