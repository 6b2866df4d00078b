package taizhang.reporting.fact;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Changes of records of one entity, as the versions that they begin and end. A version that begins and ends within the
 * run is kept like any other.
 *
 * @param ends for each record the position of its first change: where the version that was valid before ends
 * @param froms where each new version begins
 * @param tos where it ends
 * @param afters its JSON text
 */
record NewVersions(
        long before, long position, Map<UUID, Long> ends, List<Long> froms, List<Long> tos, List<String> afters) {

    /** {@code to_position} of a version that has not ended. */
    private static final long STILL_VALID = Long.MAX_VALUE;

    static NewVersions of(List<Change> changes) {
        Map<UUID, List<Change>> byRecord = new LinkedHashMap<>();
        for (Change change : changes) {
            byRecord.computeIfAbsent(UUID.fromString(change.id()), id -> new ArrayList<>())
                    .add(change);
        }
        NewVersions versions = new NewVersions(
                changes.get(0).position() - 1,
                changes.get(changes.size() - 1).position(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        byRecord.forEach(versions::add);
        return versions;
    }

    private void add(UUID id, List<Change> changes) {
        ends.put(id, changes.get(0).position());
        for (int i = 0; i < changes.size(); i++) {
            String after = changes.get(i).after();
            if (after != null) {
                froms.add(changes.get(i).position());
                tos.add(i + 1 < changes.size() ? changes.get(i + 1).position() : STILL_VALID);
                afters.add(after);
            }
        }
    }

    Set<UUID> records() {
        return ends.keySet();
    }
}
