package taizhang.records.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Where every service of this application writes what it changed. */
@ApplicationScoped
public class Ledger {

    private final EntityManager database;
    private final TransactionSynchronizationRegistry transaction;
    private final Sequencer sequencer;

    Ledger(EntityManager database, TransactionSynchronizationRegistry transaction, Sequencer sequencer) {
        this.database = database;
        this.transaction = transaction;
        this.sequencer = sequencer;
    }

    /** Appends a change in the present transaction. Entities are flushed first, so that the record's row is locked. */
    public void append(Change change) {
        database.flush();
        database.createNativeQuery(
                        """
                        insert into change
                            (at, actor, entity, entity_id, version, operation, organization, before, after)
                        values (:at, :actor, :entity, :id, :version, :operation, :organization,
                            cast(:before as json), cast(:after as json))
                        """)
                .setParameter("at", change.at())
                .setParameter("actor", change.actor())
                .setParameter("entity", change.entity().code())
                .setParameter("id", change.id())
                .setParameter("version", change.version())
                .setParameter("operation", change.operation().code())
                .setParameter("organization", change.organization())
                .setParameter("before", change.before())
                .setParameter("after", change.after())
                .executeUpdate();
        transaction.registerInterposedSynchronization(new WakeAfterCommit());
    }

    /** @return the last version that a record of this id had, which may be gone; 0 when there was none */
    public long lastVersion(Change.Entity entity, String id) {
        return (Long) database.createNativeQuery(
                        "select coalesce(max(version), 0) from change where entity = :entity and entity_id = :id",
                        Long.class)
                .setParameter("entity", entity.code())
                .setParameter("id", id)
                .getSingleResult();
    }

    /** For writes that commit by themselves: call it after the commit, so that the change gets its position at once. */
    public void committed() {
        sequencer.wake();
    }

    private final class WakeAfterCommit implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                sequencer.wake();
            }
        }
    }
}
