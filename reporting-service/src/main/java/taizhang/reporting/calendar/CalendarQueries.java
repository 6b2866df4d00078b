package taizhang.reporting.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;

/** Every statement of tokens and of what calendars have said. */
@ApplicationScoped
class CalendarQueries {

    private static final String TOKENS =
            "select id, organization, created_at, hash, scope, revoked from calendar_token";

    private static final String INSERT =
            """
            insert into calendar_token (id, hash, organization, scope, subject, created_at, idempotency_key)
            values (:id, :hash, :organization, :scope, :subject, :at, :key)
            """;

    private static final String FORGET_KEYS =
            """
            with revoked as (
                delete from calendar_token where revoked and created_at < :before
            )
            update calendar_token set idempotency_key = null
            where idempotency_key is not null and not revoked and created_at < :before
            """;

    private static final String REVOKE =
            """
            with keyless as (
                delete from calendar_token where id = :id and subject = :subject and idempotency_key is null
                returning id
            ), keyed as (
                update calendar_token set revoked = true
                where id = :id and subject = :subject and idempotency_key is not null and not revoked
                returning id
            )
            select (select count(*) from keyless) + (select count(*) from keyed)
            """;

    // Two readers at once say the same, and the second one waits for the first: so in one order.
    private static final String SAY =
            """
            insert into calendar_event as e (uid, content, changed_at, ends_on)
            select u.uid, u.content, :at, u.ends_on
            from unnest(cast(:uids as text[]), cast(:contents as text[]), cast(:ends as date[])) u (uid, content, ends_on)
            order by u.uid
            on conflict (uid) do update
            set content = excluded.content, changed_at = excluded.changed_at, sequence = e.sequence + 1
            where e.content <> excluded.content
            """;

    private static final String SAID =
            "select uid, sequence, changed_at from calendar_event where uid = any (cast(:uids as text[]))";

    private final Database database;

    CalendarQueries(Database database) {
        this.database = database;
    }

    /** @param scope the organization whose subtree its maker sees; null: everything */
    record Kept(CalendarToken token, String hash, @Nullable String scope, boolean revoked) {

        static Kept of(ResultSet row) throws SQLException {
            return new Kept(
                    new CalendarToken(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getObject(3, OffsetDateTime.class).toInstant()),
                    row.getString(4),
                    row.getString(5),
                    row.getBoolean(6));
        }
    }

    /** How often an event was changed, and when last. */
    record Said(int sequence, Instant changedAt) {}

    Optional<Kept> byHash(String hash) {
        return database.sql(TOKENS)
                .add("where hash = :hash and not revoked")
                .set("hash", hash)
                .first(Kept::of);
    }

    Optional<Kept> byKey(String subject, String key) {
        return database.sql(TOKENS)
                .add("where subject = :subject and idempotency_key = :key")
                .set("subject", subject)
                .set("key", key)
                .first(Kept::of);
    }

    List<CalendarToken> of(String subject) {
        return database.sql(TOKENS)
                .add("where subject = :subject and not revoked order by id")
                .set("subject", subject)
                .list(row -> Kept.of(row).token());
    }

    void forgetKeys(Instant before) {
        database.sql(FORGET_KEYS).set("before", before).execute();
    }

    void insert(
            CalendarToken token, String hash, @Nullable String scope, String subject, @Nullable String idempotencyKey) {
        database.sql(INSERT)
                .set("id", token.id())
                .set("hash", hash)
                .set("organization", token.organization())
                .set("scope", scope)
                .set("subject", subject)
                .set("at", token.createdAt())
                .set("key", idempotencyKey)
                .execute();
    }

    /** @return whether there was one */
    boolean revoke(UUID id, String subject) {
        return database.sql(REVOKE).set("id", id).set("subject", subject).one(row -> row.getLong(1)) > 0;
    }

    /** Keeps what is said of the events, and tells how often each has changed. */
    Map<String, Said> say(List<CalendarEvent> events, Instant at, LocalDate forgotten) {
        database.sql("delete from calendar_event where ends_on < :forgotten")
                .set("forgotten", forgotten)
                .execute();
        database.sql(SAY)
                .set("at", at)
                .setEach("uids", "text", events, CalendarEvent::uid)
                .setEach("contents", "text", events, CalendarEvent::content)
                .setEach("ends", "date", events, CalendarEvent::on)
                .execute();
        Map<String, Said> said = new HashMap<>();
        database.sql(SAID)
                .setEach("uids", "text", events, CalendarEvent::uid)
                .forEach(
                        row -> Map.entry(
                                row.getString(1),
                                new Said(
                                        row.getInt(2),
                                        row.getObject(3, OffsetDateTime.class).toInstant())),
                        entry -> said.put(entry.getKey(), entry.getValue()));
        return said;
    }
}
