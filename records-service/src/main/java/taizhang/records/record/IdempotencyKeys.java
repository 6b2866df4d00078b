package taizhang.records.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.api.http.IdempotencyKey;
import taizhang.api.json.Json;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Regularly;
import taizhang.api.time.Today;
import taizhang.records.ledger.Ledger;

/**
 * What the Idempotency-Keys of clients stand for, forgotten after seven days: a version of a record, which the ledger keeps,
 * read and stored in the transaction of the write; or a batch, stored before the first of its transactions.
 */
@ApplicationScoped
public class IdempotencyKeys {

    /** @param request hash of what is asked for */
    public record Key(String client, String text, String request) {}

    /**
     * As it is stored.
     *
     * @param version {@code id}, or {@code id@version} when it is not the first one
     * @param answer of a batch that has come to its end
     */
    public record Stored(String request, String entity, String version, @Nullable String answer) {

        public static Stored of(ResultSet row) throws SQLException {
            return new Stored(
                    row.getString("request_hash"),
                    row.getString("entity"),
                    row.getString("entity_id"),
                    row.getString("answer"));
        }
    }

    /** What one request writes in several transactions. @param answer canonical JSON; null until all is done */
    public record Batch(UUID id, @Nullable String answer) {}

    /** How a batch is answered. @param replayed whether an earlier request was answered so */
    public record Answered(String answer, boolean replayed) {}

    /** The columns of {@link Stored}; {@link #set} gives the values. */
    public static final String FIND =
            """
            select request_hash, entity, entity_id, answer from idempotency_key
            where client = :client and key = :key and created_at >= :oldest
            """;

    /** A refused body has a hash too: {@code 1e99999} is short to send and cannot be written plainly. */
    private static final ObjectWriter SHORT_NUMBERS =
            Json.CANONICAL.writer().without(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private static final String AT = "@";
    private static final String BATCH = "batch";
    private static final String TAKE = take("true");

    private static final String ANSWERED =
            """
            update idempotency_key set answer = :answer
            where client = :client and key = :key and entity_id = :keyStandsFor and answer is null
            """;

    private static final Duration KEPT = Duration.ofDays(7);
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    private final Database database;
    private final Ledger ledger;
    private final Today today;
    private final Regularly sweep = new Regularly("idempotency-keys", BETWEEN_SWEEPS, this::forget);

    IdempotencyKeys(Database database, Ledger ledger, Today today) {
        this.database = database;
        this.ledger = ledger;
        this.today = today;
    }

    void start(@Observes StartupEvent event) {
        sweep.start();
    }

    void stop(@Observes ShutdownEvent event) {
        sweep.close();
    }

    /**
     * @param header as it was sent
     * @param asked what the key stands for. Bodies that mean the same are the same: blanks and the order of fields do
     *     not count
     * @return null without a header
     * @throws ProblemException 400 when the header is too long or empty
     */
    public static @Nullable Key read(@Nullable String header, Author author, @Nullable Object... asked) {
        String text = IdempotencyKey.read(header);
        return text == null ? null : new Key(author.subject(), text, hash(asked));
    }

    private static String hash(@Nullable Object... asked) {
        try {
            byte[] text = SHORT_NUMBERS.writeValueAsString(Arrays.asList(asked)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException | JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Lets the key stand for a version; writes no row when it stands for another one by now.
     *
     * @param when SQL: a further condition
     */
    public static String take(String when) {
        return """
                insert into idempotency_key (client, key, request_hash, entity, entity_id, created_at)
                select :client, :key, :request, :entity, :keyStandsFor, :at
                where %s
                on conflict (client, key) do update
                set request_hash = excluded.request_hash, entity = excluded.entity,
                    entity_id = excluded.entity_id, created_at = excluded.created_at, answer = null
                where idempotency_key.created_at < :oldest
                """
                .formatted(when);
    }

    /** The values of {@link #FIND} and {@link #take}; :entity and :at are those of the change. */
    public Statement set(Statement statement, @Nullable Key key, String standsFor) {
        return statement
                .set("client", key == null ? null : key.client())
                .set("key", key == null ? null : key.text())
                .set("request", key == null ? null : key.request())
                .set("keyStandsFor", standsFor)
                .set("oldest", today.instant().minus(KEPT));
    }

    /**
     * @return the answer to the request that brought the key before; null when it is new
     * @throws ProblemException 422 {@code idempotency-key-reused} when that was another request
     */
    public @Nullable Posted find(@Nullable Key key) {
        return key == null
                ? null
                : stored(key).map(stored -> answer(key, stored)).orElse(null);
    }

    private Optional<Stored> stored(Key key) {
        return set(database.sql(FIND), key, "").first(Stored::of);
    }

    /**
     * Lets the key stand for a version that is made in this transaction. Another transaction with the same key is waited for.
     *
     * @return what the other one has made; null when the key is ours
     * @throws ProblemException 422 {@code idempotency-key-reused} when the other one had another request
     */
    @Nullable
    Posted take(@Nullable Key key, Snapshot made, Instant at) {
        if (key == null) {
            return null;
        }
        String standsFor = made.version() == 1 ? made.id() : made.id() + AT + made.version();
        return take(key, made.entity().code(), standsFor, at) ? null : find(key);
    }

    private boolean take(Key key, String entity, String standsFor, Instant at) {
        return set(database.sql(TAKE), key, standsFor)
                        .set("entity", entity)
                        .set("at", at)
                        .execute()
                == 1;
    }

    /**
     * Begins a batch and lets the key stand for it, or finds the one that it stands for: before the first of the batch's
     * transactions, or in the only one, which {@link #answered} ends.
     *
     * @throws ProblemException 422 {@code idempotency-key-reused}
     */
    public Batch batch(@Nullable Key key) {
        UUID id = RecordId.next();
        if (key == null || take(key, BATCH, id.toString(), today.instant())) {
            return new Batch(id, null);
        }
        Stored stored = stored(key).orElseThrow();
        checkSame(key, stored);
        return new Batch(UUID.fromString(stored.version()), stored.answer());
    }

    /** @return the answer that is kept: of two that do the same batch at once, that of the first one to end it */
    public Answered answered(@Nullable Key key, UUID batch, String answer) {
        if (key == null) {
            return new Answered(answer, false);
        }
        int first = set(database.sql(ANSWERED), key, batch.toString())
                .set("answer", answer)
                .execute();
        return first == 1
                ? new Answered(answer, false)
                : stored(key)
                        .filter(stored -> stored.version().equals(batch.toString()))
                        .map(stored -> new Answered(Objects.requireNonNull(stored.answer()), true))
                        .orElse(new Answered(answer, false));
    }

    private static void checkSame(Key key, Stored stored) {
        if (!key.request().equals(stored.request())) {
            throw ProblemException.of(HttpProblem.IDEMPOTENCY_KEY_REUSED);
        }
    }

    /** @throws ProblemException 422 {@code idempotency-key-reused} when it was stored for another request */
    public Posted answer(Key key, Stored stored) {
        checkSame(key, stored);
        String[] version = stored.version().split(AT, 2);
        long number = version.length == 1 ? 1 : Long.parseLong(version[1]);
        return new Posted(ledger.document(stored.entity(), version[0], number), number, true);
    }

    /** Forgets what is older than seven days, which stands for nothing any more. */
    public void forget() {
        database.sql("delete from idempotency_key where created_at < :oldest")
                .set("oldest", today.instant().minus(KEPT))
                .execute();
    }
}
