package taizhang.records.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A row of the ledger as it is read, with or (still) without position and hash. */
record SequencedChange(
        long row,
        @Nullable Long position,
        @Nullable String hash,
        Instant at,
        String actor,
        String entity,
        String id,
        long version,
        String operation,
        @Nullable String organization,
        @Nullable String before,
        @Nullable String after) {

    static final String COLUMNS =
            "id, position, hash, at, actor, entity, entity_id, version, operation, organization, before, after";

    static SequencedChange of(ResultSet row) throws SQLException {
        return new SequencedChange(
                row.getLong("id"),
                row.getObject("position", Long.class),
                row.getString("hash"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
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
