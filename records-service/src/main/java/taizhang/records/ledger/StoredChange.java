package taizhang.records.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code change}.
 *
 * @param row its id, drawn in the order of writing; no reader ever sees it
 * @param batch of the step or import that wrote several records at once
 * @param onBehalfOf in whose place the actor wrote
 */
record StoredChange(
        long row,
        Instant at,
        String actor,
        String entity,
        String id,
        long version,
        String operation,
        @Nullable String organization,
        @Nullable String before,
        @Nullable String after,
        @Nullable UUID batch,
        @Nullable String onBehalfOf) {

    /** Of table {@code change} as {@code c}. */
    static final String COLUMNS =
            """
            c.id, c.at, c.actor, c.entity, c.entity_id, c.version, c.operation, c.organization, c.before, c.after,
            c.batch, c.on_behalf_of
            """;

    static StoredChange of(ResultSet row) throws SQLException {
        return new StoredChange(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("entity"),
                row.getString("entity_id"),
                row.getLong("version"),
                row.getString("operation"),
                row.getString("organization"),
                row.getString("before"),
                row.getString("after"),
                row.getObject("batch", UUID.class),
                row.getString("on_behalf_of"));
    }
}
