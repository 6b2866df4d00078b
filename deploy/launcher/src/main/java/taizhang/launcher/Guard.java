package taizhang.launcher;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Keeps one part running: starts it again when it has ended, and when it answers nothing any more. */
final class Guard {

    private final Part part;
    private final Endurance endurance;
    private final Progress progress;
    private final Failures failures;
    private boolean startedAgain;

    Guard(Part part, Endurance endurance, Progress progress) {
        this.part = part;
        this.endurance = endurance;
        this.progress = progress;
        this.failures = new Failures(endurance);
    }

    /** Returns when the part has failed too often, with what is known about it. */
    String keep() throws InterruptedException {
        String trouble = awaitTrouble();
        while (true) {
            Duration pause = endurance.firstPause();
            // What something else is to blame for does not count: the part is not given up while its database is away.
            if (part.obstacle() == null) {
                Optional<Duration> next = failures.add(System.nanoTime());
                if (next.isEmpty()) {
                    return trouble + part.name() + " has failed " + endurance.mostFailures() + " times within "
                            + endurance.within().toMinutes() + " minutes: giving up.";
                }
                pause = next.get();
            }
            progress.say(trouble + part.name() + " is started again in " + pause.toSeconds() + " s");
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            awaitNoObstacle();
            trouble = startAgain();
        }
    }

    /** Returns when the next trouble is there. */
    private String startAgain() throws InterruptedException {
        startedAgain = true;
        try {
            part.start();
        } catch (RuntimeException failed) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return failed.getMessage() + "\n";
        }
        return awaitTrouble();
    }

    private String awaitTrouble() throws InterruptedException {
        long deadline = System.nanoTime() + endurance.starting().toNanos();
        while (!endsWithin(endurance.between())) {
            if (part.answers()) {
                deadline = System.nanoTime() + endurance.silence().toNanos();
                if (startedAgain) {
                    startedAgain = false;
                    progress.say(part.name() + " answers again");
                }
            } else if (System.nanoTime() - deadline > 0) {
                part.kill();
                return part.name() + " runs and has answered nothing for too long: it was ended.\n";
            }
        }
        return part.lastWords();
    }

    private boolean endsWithin(Duration time) throws InterruptedException {
        try {
            part.ended().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException running) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitNoObstacle() throws InterruptedException {
        String told = null;
        for (@Nullable String obstacle = part.obstacle(); obstacle != null; obstacle = part.obstacle()) {
            if (!obstacle.equals(told)) {
                told = obstacle;
                progress.say(part.name() + " is not started before this has changed: " + obstacle);
            }
            TimeUnit.MILLISECONDS.sleep(endurance.between().toMillis());
        }
    }
}
