package taizhang.records.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Numbers and chains what has been committed since the last batch.
 *
 * <p>Every row that is visible and has no position gets one, in the order of its id. That loses nothing and leaves no
 * gap, since positions are given after the commit and under one row lock: whatever becomes visible later gets a later
 * position. It keeps the order of each record's changes too: a writer draws the id after it has the lock of the record,
 * and once a later writer's change is visible, so is the one that it waited for.
 */
@ApplicationScoped
class SequencerQueries {

    static final int BATCH = 1000;

    /** @param position the head after this batch */
    record Batch(int size, long position) {}

    private final DataSource database;

    SequencerQueries(DataSource database) {
        this.database = database;
    }

    Batch sequence() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Batch batch = sequence(connection);
                connection.commit();
                return batch;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            }
        }
    }

    private static Batch sequence(Connection connection) throws SQLException {
        long position;
        String hash;
        try (Statement lock = connection.createStatement();
                ResultSet head = lock.executeQuery("select position, hash from ledger_head for update")) {
            head.next();
            position = head.getLong(1);
            hash = head.getString(2);
        }
        List<SequencedChange> changes = committed(connection);
        if (changes.isEmpty()) {
            return new Batch(0, position);
        }
        long[] rows = new long[changes.size()];
        long[] positions = new long[changes.size()];
        String[] hashes = new String[changes.size()];
        for (int i = 0; i < rows.length; i++) {
            position++;
            hash = ChainHash.of(hash, position, changes.get(i));
            rows[i] = changes.get(i).row();
            positions[i] = position;
            hashes[i] = hash;
        }
        number(connection, rows, positions, hashes);
        moveHead(connection, position, hash);
        return new Batch(rows.length, position);
    }

    private static List<SequencedChange> committed(Connection connection) throws SQLException {
        String sql =
                """
                select %s from change where position is null order by id limit %d
                """
                        .formatted(SequencedChange.COLUMNS, BATCH);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<SequencedChange> changes = new ArrayList<>();
            while (rows.next()) {
                changes.add(SequencedChange.of(rows));
            }
            return changes;
        }
    }

    private static void number(Connection connection, long[] rows, long[] positions, String[] hashes)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                """
                update change c set position = n.position, hash = n.hash
                from unnest(?, ?, ?) n (id, position, hash)
                where c.id = n.id
                """)) {
            statement.setArray(1, connection.createArrayOf("bigint", box(rows)));
            statement.setArray(2, connection.createArrayOf("bigint", box(positions)));
            statement.setArray(3, connection.createArrayOf("text", hashes));
            statement.executeUpdate();
        }
    }

    private static void moveHead(Connection connection, long position, String hash) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("update ledger_head set position = ?, hash = ?")) {
            statement.setLong(1, position);
            statement.setString(2, hash);
            statement.executeUpdate();
        }
    }

    private static Object[] box(long[] values) {
        return java.util.Arrays.stream(values).boxed().toArray();
    }
}
