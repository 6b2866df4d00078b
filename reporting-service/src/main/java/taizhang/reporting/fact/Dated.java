package taizhang.reporting.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds from a day until the next one of its kind. */
interface Dated<D extends Dated<D>> {

    LocalDate from();

    /** @return whether both say the same, whatever their days */
    boolean saysWhat(D other);

    /** @return in the order of their days, without those that change nothing */
    static <D extends Dated<D>> List<D> inOrder(List<D> all) {
        List<D> merged = new ArrayList<>();
        all.stream().sorted(Comparator.comparing(Dated::from)).forEach(next -> {
            if (merged.isEmpty() || !next.saysWhat(merged.get(merged.size() - 1))) {
                merged.add(next);
            }
        });
        return merged;
    }

    /**
     * @param some in order
     * @param others in order
     * @return the first day on which they differ (that nothing holds yet is a difference); null when they never do
     */
    static <D extends Dated<D>> @Nullable LocalDate firstDifference(List<D> some, List<D> others) {
        int same = 0;
        while (same < some.size() && same < others.size() && some.get(same).equals(others.get(same))) {
            same++;
        }
        LocalDate one = same < some.size() ? some.get(same).from() : null;
        LocalDate other = same < others.size() ? others.get(same).from() : null;
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
