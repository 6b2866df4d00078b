package taizhang.records.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SequencerTest {

    /** Fails as a machine out of memory does, once. */
    @SuppressWarnings("NullAway")
    private static final class FailingOnce extends SequencerService {

        private final AtomicInteger batches = new AtomicInteger();
        private final CountDownLatch second = new CountDownLatch(2);

        FailingOnce() {
            super(null);
        }

        @Override
        Batch sequence() {
            second.countDown();
            if (batches.getAndIncrement() == 0) {
                throw new OutOfMemoryError("once");
            }
            return new Batch(1, 7);
        }
    }

    @Test
    void anErrorDoesNotEndIt() throws Exception {
        FailingOnce queries = new FailingOnce();
        LedgerHead head = new LedgerHead();
        Sequencer sequencer = new Sequencer(queries, head);
        sequencer.start(new StartupEvent());
        try {
            assertTrue(queries.second.await(10, TimeUnit.SECONDS));
        } finally {
            sequencer.stop(new ShutdownEvent());
        }
        assertEquals(7, head.position());
    }
}
