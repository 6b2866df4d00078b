package taizhang.reporting.compliance;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.counting.Structure;

/**
 * To which group of a question an organization belongs on a day: the organization that was asked for, alone, or the one of
 * its children in whose subtree it stood. What the caller does not stand above on the day belongs to none.
 */
final class Places {

    static final int OUTSIDE = -1;

    private final Structure structure;
    private final int top;
    private final boolean all;
    private final boolean own;
    private final int caller;
    private final boolean scoped;
    private final Map<LocalDate, int[]> days = new HashMap<>();

    /**
     * @param organization that is asked for; null: all, whose groups are those that stand under nobody
     * @param own the organization alone
     * @param caller the organization whose subtree the caller sees; null: everything
     */
    Places(Structure structure, @Nullable String organization, boolean own, @Nullable String caller) {
        this.structure = structure;
        this.top = structure.number(organization);
        this.all = organization == null;
        this.own = own;
        this.caller = structure.number(caller);
        this.scoped = caller != null;
    }

    /** @return of each organization the number of the one whose group it is, or {@link #OUTSIDE} */
    int[] on(LocalDate day) {
        return days.computeIfAbsent(day, asked -> {
            int[] places = new int[structure.size()];
            Arrays.setAll(places, organization -> of(organization, asked));
            return places;
        });
    }

    /** @return the number of the organization whose group it is, or {@link #OUTSIDE} */
    int of(int organization, LocalDate day) {
        if (own && organization != top) {
            return OUTSIDE;
        }
        int[] chain = structure.chain(organization, day);
        boolean seen = !scoped;
        int place = all ? chain[chain.length - 1] : OUTSIDE;
        for (int i = 0; i < chain.length; i++) {
            seen |= chain[i] == caller;
            if (!all && chain[i] == top) {
                place = chain[Math.max(0, i - 1)];
            }
        }
        return seen ? place : OUTSIDE;
    }
}
