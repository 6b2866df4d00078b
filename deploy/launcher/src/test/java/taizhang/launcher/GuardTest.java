package taizhang.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final Endurance QUICK = new Endurance(
            Duration.ofMillis(5),
            Duration.ofMillis(20),
            Duration.ofMillis(20),
            Duration.ofMillis(1),
            3,
            Duration.ofMinutes(10));

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void pausesGrowAndTheFifthFailureInTenMinutesIsTheLast() {
        Failures failures = new Failures(Endurance.STANDARD);
        long minute = TimeUnit.MINUTES.toNanos(1);
        List<Optional<Duration>> pauses = List.of(
                failures.add(0),
                failures.add(minute),
                failures.add(2 * minute),
                failures.add(3 * minute),
                failures.add(10 * minute - 1));
        assertEquals(
                List.of(seconds(1), seconds(2), seconds(4), seconds(8), Optional.empty()), pauses, pauses::toString);
    }

    @Test
    void afterTenMinutesAFailureIsForgotten() {
        Failures failures = new Failures(Endurance.STANDARD);
        long minute = TimeUnit.MINUTES.toNanos(1);
        for (int failure = 0; failure < 20; failure++) {
            assertTrue(failures.add(3L * failure * minute).isPresent());
        }
        assertEquals(seconds(8), failures.add(60 * minute), "three others are not ten minutes old");
    }

    @Test
    void whatFailsTooOftenIsGivenUpWithItsLastWords() throws Exception {
        FakePart part = new FakePart(List.of());
        part.end();
        String why = guard(part).keep();
        assertEquals("part ended\npart has failed 3 times within 10 minutes: giving up.", why);
        assertEquals(2, part.starts);
    }

    @Test
    void aStartThatThrowsIsAFailure() throws Exception {
        FakePart part = new FakePart(List.of());
        part.refusal = "the port is in use";
        part.end();
        assertTrue(guard(part).keep().startsWith("the port is in use\n"));
    }

    @Test
    void whatSomethingElseIsToBlameForIsWaitedForAndNotCounted() throws Exception {
        // Seen at the failure and while waiting: gone at the fifth look, and for the rest of the test.
        FakePart part = new FakePart(List.of("no database", "no database", "no database", "no space"));
        part.end();
        guard(part).keep();
        assertEquals(3, part.starts, "one more than the failures that count leave");
        String all = said.toString(StandardCharsets.UTF_8);
        assertEquals(1, all.split("no database", -1).length - 1, all);
        assertTrue(all.contains("no space"), all);
    }

    @Test
    void whatAnswersNothingIsEndedAndStartedAgain() throws Exception {
        FakePart part = new FakePart(List.of());
        part.answers = false;
        String why = guard(part).keep();
        assertTrue(why.contains("has answered nothing for too long"), why);
        assertEquals(3, part.kills);
    }

    private Guard guard(Part part) {
        return new Guard(part, QUICK, new Progress(new PrintStream(said, true, StandardCharsets.UTF_8)));
    }

    private static Optional<Duration> seconds(int number) {
        return Optional.of(Duration.ofSeconds(number));
    }

    /** Ends at each start; one that does not answer runs until it is killed. */
    private static final class FakePart implements Part {

        private final Deque<String> obstacles;
        private CompletableFuture<Void> ended = new CompletableFuture<>();
        boolean answers = true;

        @Nullable
        String refusal;

        int starts;
        int kills;

        FakePart(List<String> obstacles) {
            this.obstacles = new ArrayDeque<>(obstacles);
        }

        void end() {
            ended.complete(null);
        }

        @Override
        public String name() {
            return "part";
        }

        @Override
        public void start() {
            starts++;
            if (refusal != null) {
                throw new IllegalStateException(refusal);
            }
            ended = answers ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
        }

        @Override
        public boolean isReady() {
            return answers;
        }

        @Override
        public boolean answers() {
            return answers;
        }

        @Override
        public boolean isRunning() {
            return !ended.isDone();
        }

        @Override
        public CompletableFuture<?> ended() {
            return ended;
        }

        @Override
        public String lastWords() {
            return "part ended\n";
        }

        @Override
        public @Nullable String obstacle() {
            return obstacles.poll();
        }

        @Override
        public void stop() {}

        @Override
        public void kill() {
            kills++;
            end();
        }
    }
}
