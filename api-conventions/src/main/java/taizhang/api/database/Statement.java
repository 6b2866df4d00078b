package taizhang.api.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private enum Planning {
        AS_POSTGRESQL_LIKES,
        ONCE,
        EACH_TIME
    }

    private final Database database;
    private final List<NamedSql> fragments = new ArrayList<>();
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private Planning planning = Planning.AS_POSTGRESQL_LIKES;

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

    /** The same with an array of {@code text}. */
    public Statement givenArray(String fragment, @Nullable Collection<String> values) {
        return values == null ? this : add(fragment).setArray(parameterOf(fragment), "text", values);
    }

    /**
     * The same with the one fragment for a single value and with the other for an array: of a single value only, an index
     * has its rows in the order of its next columns.
     */
    public Statement givenAny(String forOne, String forMany, @Nullable Collection<String> values) {
        return values != null && values.size() == 1
                ? given(forOne, values.iterator().next())
                : givenArray(forMany, values);
    }

    /**
     * One plan is good for all values: PostgreSQL is not shown them when it plans, so that it has no reason to plan again
     * with each of them. A parameter of another type than text needs a cast where its value can be null.
     */
    public Statement planOnce() {
        planning = Planning.ONCE;
        return this;
    }

    /** No plan is good for all values: PostgreSQL plans anew each time, knowing them. */
    public Statement planEachTime() {
        planning = Planning.EACH_TIME;
        return this;
    }

    /** Adds a limit, as a number in the text: of a parameter PostgreSQL would expect a tenth of all rows. */
    public Statement limit(int rows) {
        return add("limit " + rows);
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

    /** The same with a field of each. */
    public <T> Statement setEach(
            String name, String type, Collection<T> all, Function<? super T, ? extends @Nullable Object> field) {
        return setArray(name, type, Arrays.asList(all.stream().map(field).toArray()));
    }

    /** @return how many rows were written */
    public int execute() {
        try (Connection connection = database.connection();
                PreparedStatement statement = prepare(connection)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            database.dropCut(e);
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

    /** @return whether there is a row */
    public boolean any() {
        return first(row -> true).isPresent();
    }

    /** The only row of a statement that always has one. */
    public <T> T one(Row<T> row) {
        return first(row).orElseThrow();
    }

    /**
     * Row after row, without keeping them all when called in a transaction. What only reads is run once more when the
     * database has cut the connection before the first row; not in a transaction, which ends with its connection.
     */
    public <T> void forEach(Row<T> row, Consumer<T> action) {
        try {
            if (!run(row, action, isRead())) {
                run(row, action, false);
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private boolean isRead() {
        return fragments.get(0).texts().get(0).stripLeading().startsWith("select");
    }

    /** @return false when it could not begin and may be run again on another connection */
    private <T> boolean run(Row<T> row, Consumer<T> action, boolean repeatable) throws SQLException {
        try (Connection connection = database.connection()) {
            boolean alone = connection.getAutoCommit();
            boolean begun = false;
            try (PreparedStatement statement = prepare(connection)) {
                statement.setFetchSize(FETCH);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        begun = true;
                        action.accept(row.of(rows));
                    }
                }
                return true;
            } catch (SQLException e) {
                database.dropCut(e);
                if (repeatable && alone && !begun && Outage.hasCut(e)) {
                    return false;
                }
                throw e;
            }
        }
    }

    private PreparedStatement prepare(Connection connection) throws SQLException {
        List<@Nullable Object> parameters = new ArrayList<>();
        PreparedStatement statement = connection.prepareStatement(jdbc(parameters));
        if (planning == Planning.EACH_TIME) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
        }
        for (int i = 0; i < parameters.size(); i++) {
            Object value = parameters.get(i);
            statement.setObject(
                    i + 1,
                    value instanceof Array array ? connection.createArrayOf(array.type(), array.values()) : value);
        }
        return statement;
    }

    /** @param parameters takes the value of each question mark */
    String jdbc(List<@Nullable Object> parameters) {
        for (NamedSql fragment : fragments) {
            for (String name : fragment.names()) {
                if (!values.containsKey(name)) {
                    throw new IllegalArgumentException("no value for :" + name);
                }
                parameters.add(values.get(name));
            }
        }
        String jdbc = fragments.stream()
                .map(planning == Planning.ONCE ? this::hidingValues : NamedSql::jdbc)
                .collect(Collectors.joining("\n"));
        // Another text than where plans are kept: the driver would go on with what it has prepared there.
        return planning == Planning.EACH_TIME ? jdbc + "\n" : jdbc;
    }

    private String hidingValues(NamedSql fragment) {
        StringBuilder jdbc = new StringBuilder(fragment.texts().get(0));
        for (int i = 0; i < fragment.names().size(); i++) {
            jdbc.append(
                    values.get(fragment.names().get(i)) instanceof Array array
                            // Without the cast any (select …) would be another thing.
                            ? "cast((select ?) as " + array.type() + "[])"
                            : "(select ?)");
            jdbc.append(fragment.texts().get(i + 1));
        }
        return jdbc.toString();
    }
}
