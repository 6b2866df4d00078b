package taizhang.records.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import taizhang.records.RecordsTest;

/** A database of the version before has hashes without the name of their algorithm, and keys that stand for files. */
@QuarkusTest
class AttachmentMigrationTest extends RecordsTest {

    private static final String ACTIVITY = "01a1febb-3274-73a2-a5cb-9b7a1c0e69c1";
    private static final String FIRST = "01a1febb-3274-73a2-a5cb-9b7a1c0e69d1";
    private static final String SECOND = "01a1febb-3274-73a2-a5cb-9b7a1c0e69d2";

    @Inject
    DataSource database;

    @Test
    void theirHashesAreNamedAndTheirKeysStandForVersions() throws SQLException {
        migrate("2.2");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to attachment_upgrade, public");
            statement.execute(
                    """
                    insert into organization (code, name_zh, name_en, kind, valid_from, version)
                    values ('U', '单位', 'unit', 'bureau', '2015-01-01', 1);
                    insert into activity_type (code, category, definition, version) values ('t', 'c', '{}', 1);
                    insert into activity (id, type, organization, title, held_on, occurrence, count, quantities, attributes,
                        themes, status, version, created_at, created_by, updated_at, updated_by, attachments)
                    values ('%1$s', 't', 'U', 'x', '2020-01-01', 'held', 1, '{}', '{}', '{}', 'draft', 3, now(), 'me',
                        now(), 'me', '[{"id": "%2$s", "sha256": "ab"}, {"id": "%3$s", "sha256": "cd"}]');
                    insert into change (at, actor, entity, entity_id, version, operation, organization, after) values
                        (now(), 'me', 'activity', '%1$s', 1, 'created', 'U', '{"attachments": []}'),
                        (now(), 'me', 'activity', '%1$s', 2, 'updated', 'U', '{"attachments": [{"id": "%2$s"}]}'),
                        (now(), 'me', 'activity', '%1$s', 3, 'updated', 'U',
                            '{"attachments": [{"id": "%2$s"}, {"id": "%3$s"}]}');
                    insert into idempotency_key (client, key, request_hash, entity, entity_id, created_at) values
                        ('me', 'activity', 'h', 'activity', '%1$s', now()),
                        ('me', 'first', 'h', 'attachment', '%2$s', now()),
                        ('me', 'second', 'h', 'attachment', '%3$s', now()),
                        ('me', 'gone', 'h', 'attachment', 'gone', now());
                    insert into evidence_content (sha256, size) values (repeat('a', 64), 1);
                    """
                            .formatted(ACTIVITY, FIRST, SECOND));
            connection.createStatement().execute("reset search_path");
        }
        migrate("latest");
        assertEquals(
                "sha-256:ab sha-256:cd",
                text(
                        """
                        select string_agg(f ->> 'sha256', ' ') from attachment_upgrade.activity,
                            jsonb_array_elements(attachments) f
                        """));
        assertEquals(
                "activity activity %1$s, first activity %1$s@2, second activity %1$s@3".formatted(ACTIVITY),
                text(
                        """
                        select string_agg(key || ' ' || entity || ' ' || entity_id, ', ' order by key)
                        from attachment_upgrade.idempotency_key
                        """));
        assertEquals("1", text("select count(*) from attachment_upgrade.attachment_content"));
    }

    private void migrate(String version) {
        Flyway.configure()
                .dataSource(database)
                .schemas("attachment_upgrade")
                .target(version)
                .load()
                .migrate();
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
