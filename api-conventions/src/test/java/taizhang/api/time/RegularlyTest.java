package taizhang.api.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RegularlyTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    @Test
    void whatFailsIsTriedAgain() throws InterruptedException {
        CountDownLatch tries = new CountDownLatch(3);
        try (Regularly work = new Regularly("failing", AT_ONCE, () -> {
            tries.countDown();
            if (tries.getCount() == 2) {
                throw new NoClassDefFoundError("an Error is a failure like others");
            }
            throw new IOException("not this time");
        })) {
            work.start(AT_ONCE);
            assertTrue(tries.await(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void theEndWaitsForWhatIsBeingDone() throws InterruptedException {
        Thread closer = Thread.currentThread();
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<String> done = new AtomicReference<>("nothing");
        try (Regularly work = new Regularly("slow", Duration.ofHours(1), () -> {
            begun.countDown();
            while (closer.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            done.set(Thread.currentThread().getName());
        })) {
            work.start(AT_ONCE);
            begun.await();
        }
        assertEquals("slow", done.get());
    }

    @Test
    void whatDoesNotEndIsInterrupted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Regularly work = new Regularly("endless", Duration.ofHours(1), () -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException stop) {
                interrupted.countDown();
            }
        })) {
            work.start(AT_ONCE);
            begun.await();
        }
        assertTrue(interrupted.await(20, TimeUnit.SECONDS));
    }
}
