package taizhang.launcher;

import java.time.Duration;

/**
 * How long trouble with one part is borne.
 *
 * @param between the time from one look at it to the next
 * @param starting how long it may need from its start to its first answer
 * @param silence how long it may answer nothing after that, before it counts as frozen and is ended
 * @param firstPause before it is started again; each further pause is twice as long
 * @param mostFailures the one that is the last
 * @param within the time that they are counted in
 */
record Endurance(
        Duration between, Duration starting, Duration silence, Duration firstPause, int mostFailures, Duration within) {

    static final Endurance STANDARD = new Endurance(
            Duration.ofSeconds(2),
            Duration.ofMinutes(4),
            Duration.ofMinutes(1),
            Duration.ofSeconds(1),
            5,
            Duration.ofMinutes(10));
}
