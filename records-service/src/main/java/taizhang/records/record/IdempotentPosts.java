package taizhang.records.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

/** What an Idempotency-Key stands for, read and stored in the transaction of the write that it belongs to. */
@ApplicationScoped
public class IdempotentPosts {

    /** @param hash of the address and the body, by {@link IdempotencyKeys#hash} */
    public record Key(String client, String text, String hash) {}

    private final EntityManager database;
    private final IdempotencyKeys keys;

    IdempotentPosts(EntityManager database, IdempotencyKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /**
     * @return the id of what the key made before; null when it is new
     * @throws ProblemException 422 {@code idempotency-key-reused} when it was another body
     */
    public @Nullable String find(@Nullable Key key) {
        if (key == null) {
            return null;
        }
        List<?> rows = database.createNativeQuery(
                        """
                        select request_hash, entity_id from idempotency_key
                        where client = :client and key = :key and created_at >= :oldest
                        """,
                        Tuple.class)
                .setParameter("client", key.client())
                .setParameter("key", key.text())
                .setParameter("oldest", keys.oldest())
                .getResultList();
        if (rows.isEmpty()) {
            return null;
        }
        Tuple row = (Tuple) rows.get(0);
        if (!key.hash().equals(row.get("request_hash"))) {
            throw ProblemException.of(HttpProblem.IDEMPOTENCY_KEY_REUSED);
        }
        return (String) row.get("entity_id");
    }

    /**
     * Lets the key stand for what is made in this transaction. Another transaction with the same key is waited for.
     *
     * @return the id of what the other one has made; null when the key is ours
     * @throws ProblemException 422 {@code idempotency-key-reused} when the other one had another body
     */
    public @Nullable String take(@Nullable Key key, String entity, String id, Instant at) {
        if (key == null) {
            return null;
        }
        int stored = database.createNativeQuery(
                        """
                        insert into idempotency_key (client, key, request_hash, entity, entity_id, created_at)
                        values (:client, :key, :hash, :entity, :id, :at)
                        on conflict (client, key) do update
                        set request_hash = excluded.request_hash, entity = excluded.entity,
                            entity_id = excluded.entity_id, created_at = excluded.created_at
                        where idempotency_key.created_at < :oldest
                        """)
                .setParameter("client", key.client())
                .setParameter("key", key.text())
                .setParameter("hash", key.hash())
                .setParameter("entity", entity)
                .setParameter("id", id)
                .setParameter("at", at)
                .setParameter("oldest", keys.oldest())
                .executeUpdate();
        return stored == 1 ? null : find(key);
    }
}
