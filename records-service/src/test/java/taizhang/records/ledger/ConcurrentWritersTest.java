package taizhang.records.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import taizhang.api.database.Database;
import taizhang.api.testing.Token;
import taizhang.records.RecordsTest;

/**
 * 32 writers with random rollbacks change shared records while two sequencers compete and four readers follow: each
 * committed change is seen once, in order, without a gap, each record's versions ascend, and the chain verifies.
 */
@QuarkusTest
class ConcurrentWritersTest extends RecordsTest {

    private static final int WRITERS = 32;
    private static final int TRANSACTIONS = 25;
    private static final int RECORDS = 8;
    private static final UUID BATCH = UUID.fromString("01a1febb-3274-73a2-a5cb-9b7a1c0e69c1");

    @Inject
    Ledger ledger;

    @Inject
    ChangeQueries queries;

    @Inject
    EntityManager database;

    @Inject
    Database statements;

    @TestHTTPResource
    URI service;

    private volatile boolean writing = true;

    @Test
    void everyReaderSeesEveryChangeOnceAndInOrder() throws Exception {
        long before = settledHead(0);
        createRecords();
        AtomicInteger committed = new AtomicInteger(RECORDS);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        ExecutorService reading = Executors.newFixedThreadPool(5);
        try {
            List<ChangeReader> readers = List.of(
                    new ChangeReader.Polling(service, Token.of("feed"), before),
                    new ChangeReader.Polling(service, Token.of("admin"), before),
                    new ChangeReader.Streaming(service, Token.of("feed"), before),
                    new ChangeReader.Streaming(service, Token.of("admin"), before));
            List<Future<List<ChangeReader.Seen>>> seen = new ArrayList<>();
            readers.forEach(reader -> seen.add(reading.submit(reader::untilLast)));

            Future<?> instance = reading.submit(this::sequence);
            List<Future<?>> written = new ArrayList<>();
            IntStream.range(0, WRITERS)
                    .forEach(seed -> written.add(writers.submit(() -> write(new Random(seed), committed))));
            for (Future<?> writer : written) {
                writer.get();
            }
            QuarkusTransaction.requiringNew().run(() -> append(ChangeReader.LAST, 1, Change.Operation.CREATED));

            long last = before + committed.get() + 1;
            for (Future<List<ChangeReader.Seen>> reader : seen) {
                List<ChangeReader.Seen> changes = reader.get();
                assertEquals(
                        IntStream.rangeClosed((int) before + 1, (int) last)
                                .boxed()
                                .toList(),
                        changes.stream().map(c -> (int) c.position()).toList());
                assertVersionsAscend(changes);
            }
            writing = false;
            instance.get();
            assertEquals(new ChangeView.Verification(true, last), queries.verify());
        } finally {
            writing = false;
            writers.shutdownNow();
            reading.shutdownNow();
        }
    }

    /** The sequencer of another instance. */
    private void sequence() {
        SequencerService other = new SequencerService(statements);
        while (writing) {
            QuarkusTransaction.requiringNew().call(other::sequence);
        }
    }

    @Test
    void aTamperedChangeBreaksTheChain() throws Exception {
        long start = queries.head().position();
        QuarkusTransaction.requiringNew().run(() -> append("tampered", 1, Change.Operation.CREATED));
        long position = settledHead(start + 1);
        assertTrue(queries.verify().intact());
        tamper(position, "somebody-else");
        assertEquals(new ChangeView.Verification(false, position), queries.verify());
        tamper(position, "writer");
        assertTrue(queries.verify().intact());
    }

    private void tamper(long position, String actor) {
        QuarkusTransaction.requiringNew().run(() -> {
            database.createNativeQuery("grant update on change to current_user").executeUpdate();
            database.createNativeQuery(
                            """
                            update change set actor = :actor
                            where id = (select change from ledger_position where position = :position)
                            """)
                    .setParameter("actor", actor)
                    .setParameter("position", position)
                    .executeUpdate();
            database.createNativeQuery("revoke update on change from current_user")
                    .executeUpdate();
        });
    }

    private void createRecords() {
        QuarkusTransaction.requiringNew().run(() -> {
            for (int i = 0; i < RECORDS; i++) {
                database.createNativeQuery(
                                """
                                insert into campaign (code, name_zh, name_en, kind, starts_on, version)
                                values (:code, '专项', 'campaign', 'test', date '2020-01-01', 1)
                                """)
                        .setParameter("code", record(i))
                        .executeUpdate();
                append(record(i), 1, Change.Operation.CREATED);
            }
        });
    }

    /** Each transaction changes one to three records, in any order that cannot deadlock, and fails one time in four. */
    private void write(Random random, AtomicInteger committed) {
        for (int t = 0; t < TRANSACTIONS; t++) {
            int first = random.nextInt(RECORDS);
            int changes = 1 + random.nextInt(Math.min(3, RECORDS - first));
            boolean rollback = random.nextInt(4) == 0;
            try {
                QuarkusTransaction.requiringNew().run(() -> {
                    for (int r = first; r < first + changes; r++) {
                        append(record(r), nextVersion(record(r)), Change.Operation.UPDATED);
                        if (random.nextBoolean()) {
                            Thread.yield();
                        }
                    }
                    if (rollback) {
                        throw new Undone();
                    }
                });
                committed.addAndGet(changes);
            } catch (Undone rolledBack) {
                assertTrue(rollback);
            }
        }
    }

    private static final class Undone extends RuntimeException {}

    private long nextVersion(String code) {
        return ((Number) database.createNativeQuery(
                                "update campaign set version = version + 1 where code = :code returning version")
                        .setParameter("code", code)
                        .getSingleResult())
                .longValue();
    }

    private void append(String code, long version, Change.Operation operation) {
        ledger.append(new Change(
                Change.Entity.CAMPAIGN,
                code,
                version,
                operation,
                null,
                Instant.parse("2020-01-01T00:00:00Z"),
                "writer",
                null,
                "{\"code\":\"" + code + "\",\"leadOrganization\":null}",
                operation == Change.Operation.CREATED ? null : BATCH,
                operation == Change.Operation.CREATED ? null : "somebody"));
    }

    private static String record(int i) {
        return "concurrent-" + i;
    }

    private static void assertVersionsAscend(List<ChangeReader.Seen> changes) {
        Map<String, Long> versions = new HashMap<>();
        for (ChangeReader.Seen change : changes) {
            assertEquals(versions.getOrDefault(change.id(), 0L) + 1, change.version(), change.id());
            versions.put(change.id(), change.version());
        }
    }

    /** Waits by long poll until the ledger has reached a position and nothing is unsequenced. */
    private long settledHead(long atLeast) throws Exception {
        while (true) {
            long head = queries.head().position();
            long open = ((Number) database.createNativeQuery("select count(*) from unsequenced_change")
                            .getSingleResult())
                    .longValue();
            if (open == 0 && head >= atLeast) {
                return head;
            }
            as("feed").get("/v1/changes?after=" + head + "&wait=1");
        }
    }
}
