package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.time.Today;

/**
 * Who works at which import: one at a time for each client. A worker has it until its lease runs out, which is renewed as
 * long as it lives, so that another one takes over from a worker that was killed.
 */
@ApplicationScoped
class ImportQueue {

    private static final String CLAIM =
            """
            with next as (
                select i.id from record_import i
                where i.state in ('queued', 'validating', 'applying')
                  and (i.leased_until is null or i.leased_until < :now)
                  and not exists (
                    select from record_import o
                    where o.created_by = i.created_by and o.id <> i.id and o.state in ('validating', 'applying'))
                order by i.id limit 1
                for update skip locked)
            update record_import i
            set state = case when i.state = 'queued' then 'validating' else i.state end,
                started_at = coalesce(i.started_at, :now), worker = :worker, leased_until = :until,
                attempts = i.attempts + 1, version = i.version + 1
            from next where i.id = next.id
            returning i.*
            """;

    private static final String HOLD =
            """
            update record_import
            set state = :state, rows = :rows, created = :created, updated = :updated, unchanged = :unchanged,
                rejected = :rejected, progress = :progress, applied_to = :appliedTo, leased_until = :until, attempts = 0,
                version = version + 1
            where id = :id and worker = :worker and state = :was
            """;

    private final Database database;
    private final Today today;
    private final Duration lease;

    /** @param lease for how long an import is left to a worker that no longer {@linkplain #renew renews} it */
    ImportQueue(
            Database database,
            Today today,
            @ConfigProperty(name = "taizhang.imports.lease", defaultValue = "20S") Duration lease) {
        this.database = database;
        this.today = today;
        this.lease = lease;
    }

    /** The import is another worker's by now, or was cancelled. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1;

        Lost() {
            super("lost", null, false, false);
        }
    }

    /** How far a worker has come. */
    record Progress(ImportState state, Import.Counts counts, double progress, long appliedTo) {
        static Progress of(Import job) {
            return new Progress(job.state(), job.counts(), job.progress(), job.appliedTo());
        }
    }

    Duration lease() {
        return lease;
    }

    /** In a transaction. @return the oldest that nobody works at; null: there is none */
    @Nullable
    Import claim(UUID worker) {
        database.lock("imports");
        return database.sql(CLAIM)
                .set("now", today.instant())
                .set("until", today.instant().plus(lease))
                .set("worker", worker)
                .first(ImportRepository::read)
                .orElse(null);
    }

    /** Keeps the caller of a cancellation and other workers waiting until the transaction ends. @throws Lost */
    void lock(UUID id, UUID worker, ImportState state) {
        if (!database.sql("select from record_import where id = :id and worker = :worker and state = :state for update")
                .set("id", id)
                .set("worker", worker)
                .set("state", state.code())
                .any()) {
            throw new Lost();
        }
    }

    /** Lets whoever {@linkplain #awaitTurn waits} for the chunk that ends with this row wait until the transaction ends. */
    void beginTurn(UUID id, long last) {
        database.lock("import\n" + id + "\n" + last);
    }

    /**
     * Returns when the transaction of the chunk that ends with this row has ended. PostgreSQL knows of this waiting, and ends
     * one of the two when that one waits for a lock of this one.
     *
     * @return how far the import has come
     * @throws Lost
     */
    Progress awaitTurn(UUID id, UUID worker, long last) {
        beginTurn(id, last);
        return database.sql("select * from record_import where id = :id and worker = :worker")
                .set("id", id)
                .set("worker", worker)
                .first(row -> Progress.of(ImportRepository.read(row)))
                .orElseThrow(Lost::new);
    }

    /** In a transaction: the imports of these workers stay theirs, however long a step takes. */
    void renew(Set<UUID> workers) {
        database.sql("update record_import set leased_until = :until where worker = any(:workers)")
                .set("until", today.instant().plus(lease))
                .setArray("workers", "uuid", workers)
                .execute();
    }

    /** Notes how far the worker has come, and renews its lease. @throws Lost */
    void hold(UUID id, UUID worker, ImportState was, Progress now) {
        Import.Counts counts = now.counts();
        int held = database.sql(HOLD)
                .set("state", now.state().code())
                .set("rows", counts.rows())
                .set("created", counts.created())
                .set("updated", counts.updated())
                .set("unchanged", counts.unchanged())
                .set("rejected", counts.rejected())
                .set("progress", now.progress())
                .set("appliedTo", now.appliedTo())
                .set("until", today.instant().plus(lease))
                .set("id", id)
                .set("worker", worker)
                .set("was", was.code())
                .execute();
        if (held == 0) {
            throw new Lost();
        }
    }
}
