package taizhang.launcher;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says what happens, with the seconds since the start. */
final class Progress {

    private final PrintStream out;
    private final long begun = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    void say(String text) {
        out.printf(Locale.ROOT, "[%6.1f s] %s%n", elapsed().toMillis() / 1000.0, text);
        out.flush();
    }

    void plain(String text) {
        out.println(text);
        out.flush();
    }

    PrintStream stream() {
        return out;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
