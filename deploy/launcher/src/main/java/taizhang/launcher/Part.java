package taizhang.launcher;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One of the programs that run together. */
interface Part {

    String name();

    /** Begins the start and returns at once or when ready, as suits the program. Ends first what is left of an earlier run. */
    void start();

    /** Whether it serves requests now. */
    boolean isReady();

    /** Whether it answers at all, be it that it is not well; false is what a frozen program looks like. */
    boolean answers();

    boolean isRunning();

    /** Completes when the program ends, for whatever reason. */
    CompletableFuture<?> ended();

    /** Why it ended, for the user: exit code and the end of its log. */
    String lastWords();

    /** Why a start would fail now through no fault of the program; null when nothing is in its way. */
    @Nullable
    String obstacle();

    /** Stops it cleanly if it runs, by force if it must. */
    void stop();

    /** Ends it by force. */
    void kill();
}
