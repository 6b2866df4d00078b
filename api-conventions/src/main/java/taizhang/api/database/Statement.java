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
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * One statement with its parameters, run once. It is one constant text, or is put together from constant fragments, of
 * which each call adds those that it needs: so there are few texts, each is prepared once, and none asks PostgreSQL to plan
 * for filters that are not given. All methods that run it throw {@link DatabaseException}.
 */
public final class Statement {

    private static final int FETCH = 1000;

    private record Array(String type, Object[] values) {}

    private final Database database;
    private final List<NamedSql> fragments = new ArrayList<>();
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private boolean plannedAnew;

    Statement(Database database) {
        this.database = database;
    }

    /** Adds a constant text after the ones before, on a line of its own; its parameters are set as those of any other. */
    public Statement add(String fragment) {
        fragments.add(database.parsed(fragment));
        return this;
    }

    /** Adds a fragment of one parameter with its value; nothing when the value is null. */
    public Statement given(String fragment, @Nullable Object value) {
        return value == null ? this : add(fragment).set(parameterOf(fragment), value);
    }

    /**
     * Adds the fragment for one value or the one for an array of {@code text}, each of one parameter; nothing when null. An
     * index is read in the order of its next columns for one value only.
     */
    public Statement givenAny(String forOne, String forMany, @Nullable Collection<String> values) {
        if (values == null || values.size() == 1) {
            return given(forOne, values == null ? null : values.iterator().next());
        }
        return add(forMany).setArray(parameterOf(forMany), "text", values);
    }

    private String parameterOf(String fragment) {
        List<String> names =
                database.parsed(fragment).names().stream().distinct().toList();
        if (names.size() != 1) {
            throw new IllegalArgumentException("not one parameter: " + fragment);
        }
        return names.get(0);
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

    /**
     * For what reads much: PostgreSQL plans each run for its very values, which takes some milliseconds, and keeps no plan.
     */
    public Statement plannedAnew() {
        plannedAnew = true;
        return this;
    }

    NamedSql text() {
        return fragments.size() == 1 ? fragments.get(0) : NamedSql.joined(fragments);
    }

    /** @return how many rows were written */
    public int execute() {
        try (Connection connection = database.connection();
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
        try (Connection connection = database.connection();
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
        NamedSql sql = text();
        PreparedStatement statement = connection.prepareStatement(sql.jdbc());
        if (plannedAnew) {
            // Statements that the driver does not name at the server have no plan there that could be kept.
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
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
