package taizhang.reporting.fact;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which facts of activities and rectification tasks may count otherwise at one position than at an earlier one. Nothing
 * else does, apart from organizations and campaigns, which have no cells.
 *
 * @param before the earlier position
 * @param activities ids of activities that changed between
 * @param tasks ids of rectification tasks that changed between
 * @param organizations codes of organizations whose records count otherwise, though they did not change
 * @param since the first day that the organizations' records are affected on; null: all days
 */
public record Touched(
        long before,
        long position,
        Set<UUID> activities,
        Set<UUID> tasks,
        List<String> organizations,
        @Nullable LocalDate since) {

    static Touched activities(long before, long position, Set<UUID> ids) {
        return new Touched(before, position, ids, Set.of(), List.of(), null);
    }

    static Touched tasks(long before, long position, Set<UUID> ids) {
        return new Touched(before, position, Set.of(), ids, List.of(), null);
    }

    static Touched organizations(long position, List<String> codes, @Nullable LocalDate since) {
        return new Touched(position - 1, position, Set.of(), Set.of(), codes, since);
    }

    static Touched nothing(long position) {
        return organizations(position, List.of(), null);
    }
}
