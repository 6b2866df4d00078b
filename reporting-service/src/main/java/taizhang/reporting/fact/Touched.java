package taizhang.reporting.fact;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which activity facts may count otherwise at one position than at an earlier one. Nothing else does.
 *
 * @param before the earlier position
 * @param activities ids of records that changed between
 * @param organizations codes of organizations whose records count otherwise, though they did not change
 * @param since the first day that the organizations' records are affected on; null: all days
 */
public record Touched(
        long before, long position, Set<UUID> activities, List<String> organizations, @Nullable LocalDate since) {

    static Touched activities(long before, long position, Set<UUID> ids) {
        return new Touched(before, position, ids, List.of(), null);
    }

    static Touched organizations(long position, List<String> codes, @Nullable LocalDate since) {
        return new Touched(position - 1, position, Set.of(), codes, since);
    }

    static Touched nothing(long position) {
        return organizations(position, List.of(), null);
    }

    public boolean isNothing() {
        return activities.isEmpty() && organizations.isEmpty();
    }
}
