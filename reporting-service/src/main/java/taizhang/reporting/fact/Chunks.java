package taizhang.reporting.fact;

import java.util.ArrayList;
import java.util.List;

/** Splits changes into runs that can be applied by one statement: neighbouring changes of activities, any other alone. */
public final class Chunks {

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
        return first.entity().equals(Change.ACTIVITY) && next.entity().equals(Change.ACTIVITY);
    }
}
