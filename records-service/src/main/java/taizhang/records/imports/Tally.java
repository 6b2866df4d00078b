package taizhang.records.imports;

import java.util.List;
import java.util.Map;

/** Counts rows by what becomes of them. */
final class Tally {

    private Tally() {}

    static Import.Counts of(List<ImportRowRepository.Decided> rows) {
        Import.Counts counts = Import.Counts.NONE;
        for (ImportRowRepository.Decided row : rows) {
            counts = counts.plus(one(row.decision().outcome(), 1));
        }
        return counts;
    }

    /** @param others the rows of which something else has become than was decided before */
    static Import.Counts corrected(
            Import.Counts counts,
            Map<Long, ImportRowRepository.Stored> before,
            List<ImportRowRepository.Decided> others) {
        Import.Counts corrected = counts.plus(of(others));
        for (ImportRowRepository.Decided row : others) {
            ImportRowRepository.Stored stored = before.get(row.row());
            if (stored != null) {
                corrected = corrected.plus(one(stored.outcome(), -1));
            }
        }
        return corrected;
    }

    private static Import.Counts one(Outcome outcome, int times) {
        return switch (outcome) {
            case CREATED -> new Import.Counts(times, times, 0, 0, 0);
            case UPDATED -> new Import.Counts(times, 0, times, 0, 0);
            case UNCHANGED -> new Import.Counts(times, 0, 0, times, 0);
            case REJECTED -> new Import.Counts(times, 0, 0, 0, times);
        };
    }
}
