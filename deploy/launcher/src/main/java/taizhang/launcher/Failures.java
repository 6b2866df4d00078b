package taizhang.launcher;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** How often a part has failed of late, and so how long to wait before it is started again. */
final class Failures {

    private final Endurance endurance;
    private final Deque<Long> times = new ArrayDeque<>();

    Failures(Endurance endurance) {
        this.endurance = endurance;
    }

    /**
     * One more.
     *
     * @param nanos the time of {@link System#nanoTime()}, which no setting of the clock moves
     * @return the pause before the next start; empty when it has failed too often
     */
    Optional<Duration> add(long nanos) {
        times.removeIf(time -> nanos - time >= endurance.within().toNanos());
        times.add(nanos);
        return times.size() < endurance.mostFailures()
                ? Optional.of(endurance.firstPause().multipliedBy(1L << (times.size() - 1)))
                : Optional.empty();
    }
}
