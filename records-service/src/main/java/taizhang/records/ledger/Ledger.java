package taizhang.records.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.UUID;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;

/** Where every accepted write is told of. */
@ApplicationScoped
public class Ledger {

    /** Writes one change; {@link #set} gives the values, and a condition may follow. */
    public static final String APPEND =
            """
            insert into change (at, actor, entity, entity_id, version, operation, organization, before, after,
                batch, on_behalf_of)
            select :at, :actor, :entity, :id, :version, :operation, :organization, :before, :after,
                :batch, :onBehalfOf
            """;

    private static final String APPEND_ALL =
            """
            insert into change (at, actor, entity, entity_id, version, operation, organization, before, after,
                batch, on_behalf_of)
            select at, actor, entity, id, version, operation, organization, before::json, after::json, batch, on_behalf_of
            from unnest(:ats::timestamptz[], :actors::text[], :entities::text[], :ids::text[], :versions::bigint[],
                :operations::text[], :organizations::text[], :befores::text[], :afters::text[], :batches::uuid[],
                :onBehalfOfs::text[])
                with ordinality as c (at, actor, entity, id, version, operation, organization, before, after, batch,
                    on_behalf_of, n)
            order by n
            """;

    private final Database database;
    private final TransactionSynchronizationRegistry transaction;
    private final Sequencer sequencer;

    Ledger(Database database, TransactionSynchronizationRegistry transaction, Sequencer sequencer) {
        this.database = database;
        this.transaction = transaction;
        this.sequencer = sequencer;
    }

    /** Appends a change in the present transaction, which has locked or written the row of the record before. */
    public void append(Change change) {
        set(database.sql(APPEND), change).execute();
        transaction.registerInterposedSynchronization(new WakeAfterCommit());
    }

    /** The same of many, in their order. */
    public void append(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        database.sql(APPEND_ALL)
                .setEach("ats", "timestamptz", changes, Change::at)
                .setEach("actors", "text", changes, Change::actor)
                .setEach("entities", "text", changes, change -> change.entity().code())
                .setEach("ids", "text", changes, Change::id)
                .setEach("versions", "bigint", changes, Change::version)
                .setEach("operations", "text", changes, change -> change.operation()
                        .code())
                .setEach("organizations", "text", changes, Change::organization)
                .setEach("befores", "text", changes, Change::before)
                .setEach("afters", "text", changes, Change::after)
                .setEach("batches", "uuid", changes, Change::batch)
                .setEach("onBehalfOfs", "text", changes, Change::onBehalfOf)
                .execute();
        transaction.registerInterposedSynchronization(new WakeAfterCommit());
    }

    /** The values of {@link #APPEND}. */
    public static Statement set(Statement statement, Change change) {
        return statement
                .set("at", change.at())
                .set("actor", change.actor())
                .set("entity", change.entity().code())
                .set("id", change.id())
                .set("version", change.version())
                .set("operation", change.operation().code())
                .set("organization", change.organization())
                .set("before", change.before())
                .set("after", change.after())
                .set("batch", change.batch())
                .set("onBehalfOf", change.onBehalfOf());
    }

    /** For statements with {@link #APPEND} in them that commit by themselves: the change gets its position at once. */
    public void committed() {
        sequencer.wake();
    }

    /** @return the last version that a record of this id had, which may be gone; 0 when there was none */
    public long lastVersion(Change.Entity entity, String id) {
        return database.sql("select coalesce(max(version), 0) from change where entity = :entity and entity_id = :id")
                .set("entity", entity.code())
                .set("id", id)
                .one(row -> row.getLong(1));
    }

    /** @return the record as that write left it: canonical JSON */
    public String document(String entity, String id, long version) {
        return database.sql(
                        """
                        select after from change where entity = :entity and entity_id = :id and version = :version
                        """)
                .set("entity", entity)
                .set("id", id)
                .set("version", version)
                .one(row -> row.getString(1));
    }

    /** @return whether a batch has made that version of a record */
    public boolean has(UUID batch, Change.Entity entity, UUID id, long version) {
        return database.sql(
                        """
                        select from change
                        where entity = :entity and entity_id = :id and version = :version and batch = :batch
                        """)
                .set("entity", entity.code())
                .set("id", id.toString())
                .set("version", version)
                .set("batch", batch)
                .any();
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
