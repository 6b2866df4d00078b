package taizhang.records.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the ledger. */
@ApplicationScoped
class ChangeQueries {

    private static final int VERIFICATION_FETCH = 2000;

    private static final String WHOLE =
            """
            select position, hash, at, actor, entity, entity_id, version, operation, organization, before, after
            from change where position > ? order by position limit ?
            """;

    private static final String OF_RECORD =
            """
            select position, hash, at, actor, entity, entity_id, version, operation, organization, before, after
            from change where entity = ? and entity_id = ? and position > ? order by position limit ?
            """;

    /** What leaves the subtree appears as deleted, what enters it as created. */
    private static final String OF_SUBTREE =
            """
            select position, hash, at, actor, entity, entity_id, version,
                case when saw and sees then operation when sees then 'created' else 'deleted' end as operation,
                case when sees then organization else coalesce(before ->> 'organization', organization) end
                    as organization,
                case when saw then before end as before, case when sees then after end as after
            from (
                select c.*,
                    coalesce(before is not null and visible_in_subtree(entity, before, s.code), false) as saw,
                    coalesce(after is not null and visible_in_subtree(entity, after, s.code), false) as sees
                from change c, (select ?::text as code) s
                where %s position > ?) seen
            where saw or sees
            order by position limit ?
            """;

    private static final String WHOLE_OF_SUBTREE = OF_SUBTREE.formatted("");
    private static final String RECORD_OF_SUBTREE = OF_SUBTREE.formatted("entity = ? and entity_id = ? and");

    private final DataSource database;

    ChangeQueries(DataSource database) {
        this.database = database;
    }

    ChangeView.Page read(ChangeQuery query) throws SQLException {
        try (Connection connection = database.getConnection()) {
            // Before the items: all up to this head are visible to the read that follows.
            long head = head(connection).position();
            List<ChangeView> items = new ArrayList<>();
            try (PreparedStatement statement = statement(connection, query);
                    ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    items.add(view(rows));
                }
            }
            // A change that came between the two is among the items.
            long last = items.isEmpty() ? 0 : items.get(items.size() - 1).position();
            return new ChangeView.Page(items, Math.max(head, last));
        }
    }

    ChangeView.Head head() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return head(connection);
        }
    }

    ChangeView.Verification verify() throws SQLException {
        try (Connection connection = database.getConnection()) {
            // One snapshot, read through a cursor: the ledger does not fit into memory.
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try {
                return verify(connection);
            } finally {
                connection.rollback();
            }
        }
    }

    private static ChangeView.Verification verify(Connection connection) throws SQLException {
        ChangeView.Head head = head(connection);
        String sql = "select " + SequencedChange.COLUMNS + " from change where position is not null order by position";
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(VERIFICATION_FETCH);
            ResultSet rows = statement.executeQuery(sql);
            String previous = ChainHash.START;
            long position = 0;
            while (rows.next()) {
                SequencedChange change = SequencedChange.of(rows);
                position++;
                previous = ChainHash.of(previous, position, change);
                if (!Long.valueOf(position).equals(change.position()) || !previous.equals(change.hash())) {
                    return new ChangeView.Verification(false, position);
                }
            }
            boolean complete = position == head.position() && previous.equals(head.hash());
            return new ChangeView.Verification(complete, complete ? position : position + 1);
        }
    }

    private static PreparedStatement statement(Connection connection, ChangeQuery query) throws SQLException {
        if (query.entity() == null) {
            return query.subtree() == null
                    ? prepare(connection, WHOLE, query.after(), query.limit())
                    : prepare(connection, WHOLE_OF_SUBTREE, query.subtree(), query.after(), query.limit());
        }
        return query.subtree() == null
                ? prepare(connection, OF_RECORD, query.entity(), query.id(), query.after(), query.limit())
                : prepare(
                        connection,
                        RECORD_OF_SUBTREE,
                        query.subtree(),
                        query.entity(),
                        query.id(),
                        query.after(),
                        query.limit());
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static ChangeView.Head head(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select position, hash from ledger_head")) {
            row.next();
            return new ChangeView.Head(row.getLong(1), row.getString(2));
        }
    }

    private static ChangeView view(ResultSet row) throws SQLException {
        return new ChangeView(
                row.getLong("position"),
                row.getString("hash"),
                ChainHash.at(row.getObject("at", OffsetDateTime.class).toInstant()),
                row.getString("actor"),
                row.getString("entity"),
                row.getString("entity_id"),
                row.getLong("version"),
                row.getString("operation"),
                row.getString("organization"),
                row.getString("before"),
                row.getString("after"));
    }
}
