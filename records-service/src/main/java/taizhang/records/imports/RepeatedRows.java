package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import taizhang.api.problem.HttpProblem;
import taizhang.records.problem.RecordsRule;

/** Within a file the first good row counts: one that says the same is unchanged, one that says another thing is rejected. */
@ApplicationScoped
class RepeatedRows {

    private static final int AT_ONCE = 1000;

    private final ImportRowRepository rows;

    RepeatedRows(ImportRowRepository rows) {
        this.rows = rows;
    }

    /**
     * Decides again, in the present transaction, what has been decided of each row by itself.
     *
     * @param key the column by which rows find their records
     * @return the counts as they are then
     */
    Import.Counts settle(ImportRun run, String key, Import.Counts counts) {
        Duplicates duplicates = run.job().order().duplicates();
        // First by the key: what it rejects is no longer there to be looked like.
        Settling ofSameKey = new Settling(run, counts, later -> ofSameKey(key, later));
        rows.ofSameKey(run.id(), ofSameKey);
        if (duplicates == Duplicates.WRITE) {
            return ofSameKey.end();
        }
        Settling alike = new Settling(run, ofSameKey.end(), later -> alike(duplicates, later));
        rows.alike(run.id(), alike);
        return alike.end();
    }

    private static Decision ofSameKey(String key, ImportRowRepository.Later later) {
        return later.saysTheSame()
                ? unchanged(later)
                : Decision.rejected(List.of(RowError.of(key, HttpProblem.ALREADY_EXISTS)));
    }

    private static Decision alike(Duplicates duplicates, ImportRowRepository.Later later) {
        return duplicates == Duplicates.SKIP
                ? unchanged(later)
                : Decision.rejected(List.of(RowError.of(null, RecordsRule.DUPLICATE, later.record())));
    }

    private static Decision unchanged(ImportRowRepository.Later later) {
        return Decision.unchanged(later.record(), later.version(), null);
    }

    /** Some at a time, of as many as there are. */
    private final class Settling implements Consumer<ImportRowRepository.Later> {
        private final ImportRun run;
        private final Function<ImportRowRepository.Later, Decision> decide;
        private final List<ImportRowRepository.Later> some = new ArrayList<>();
        private Import.Counts counts;

        Settling(ImportRun run, Import.Counts counts, Function<ImportRowRepository.Later, Decision> decide) {
            this.run = run;
            this.counts = counts;
            this.decide = decide;
        }

        @Override
        public void accept(ImportRowRepository.Later later) {
            some.add(later);
            if (some.size() == AT_ONCE) {
                end();
            }
        }

        Import.Counts end() {
            if (!some.isEmpty()) {
                List<ImportRowRepository.Decided> decided = some.stream()
                        .map(later -> new ImportRowRepository.Decided(later.row(), decide.apply(later)))
                        .toList();
                Map<Long, ImportRowRepository.Stored> alone = some.stream()
                        .collect(Collectors.toMap(ImportRowRepository.Later::row, ImportRowRepository.Later::alone));
                rows.update(run.id(), decided);
                counts = Tally.corrected(counts, alone, decided);
                some.clear();
            }
            return counts;
        }
    }
}
