package taizhang.launcher;

import java.util.concurrent.CompletableFuture;

/** One of the programs that run together. */
interface Part {

    String name();

    /** Begins the start and returns at once or when ready, as suits the program. */
    void start();

    /** Whether it serves requests now. */
    boolean isReady();

    boolean isRunning();

    /** Completes when the program ends, for whatever reason. */
    CompletableFuture<?> ended();

    /** Why it ended, for the user: exit code and the end of its log. */
    String lastWords();

    /** Stops it cleanly if it runs, by force if it must. */
    void stop();
}
