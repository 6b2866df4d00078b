package taizhang.reporting.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Splits changes into runs that can be applied by one statement: neighbouring changes of activities or of rectification
 * tasks, any other alone.
 */
public final class Chunks {

    private static final Set<String> RUNNING = Set.of(Change.ACTIVITY, Change.RECTIFICATION_TASK);

    private Chunks() {}

    public static List<List<Change>> of(List<Change> changes) {
        List<List<Change>> chunks = new ArrayList<>();
        List<Change> run = new ArrayList<>();
        for (Change change : changes) {
            if (!run.isEmpty() && !joins(run.get(0), change)) {
                chunks.add(run);
                run = new ArrayList<>();
            }
            run.add(change);
        }
        if (!run.isEmpty()) {
            chunks.add(run);
        }
        return chunks;
    }

    private static boolean joins(Change first, Change next) {
        return RUNNING.contains(first.entity()) && next.entity().equals(first.entity());
    }
}
