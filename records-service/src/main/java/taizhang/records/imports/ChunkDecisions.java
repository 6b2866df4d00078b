package taizhang.records.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets a feature decide the rows of a chunk, and tells what it says in the words of the file. */
final class ChunkDecisions {

    private ChunkDecisions() {}

    /** @param id of the record that a row creates */
    static List<ImportRowRepository.Decided> decide(
            ImportedRecords.Deciding deciding, List<SourceRow> chunk, Function<SourceRow, UUID> id) {
        List<ImportedRecords.Row> whole = chunk.stream()
                .filter(row -> row.body() != null)
                .map(row -> new ImportedRecords.Row(
                        id.apply(row),
                        Objects.requireNonNull(row.body()),
                        row.named(),
                        row.errors().isEmpty()))
                .toList();
        List<Decision> decisions = whole.isEmpty() ? List.of() : deciding.decide(whole);
        List<ImportRowRepository.Decided> decided = new ArrayList<>();
        int next = 0;
        for (SourceRow row : chunk) {
            Decision decision = row.body() == null ? null : decisions.get(next++);
            decided.add(new ImportRowRepository.Decided(row.number(), inWordsOf(row, decision)));
        }
        return decided;
    }

    /** @return the column by which rows find their records, in the words of the file */
    static String key(ImportedRecords entity, SourceRow row) {
        String key = entity.kind().key();
        return Objects.requireNonNullElse(heading(row.columns(), key), key);
    }

    private static Decision inWordsOf(SourceRow row, @Nullable Decision decision) {
        if (row.errors().isEmpty() && decision != null && decision.outcome() != Outcome.REJECTED) {
            return decision;
        }
        List<RowError> errors = new ArrayList<>(row.errors());
        if (decision != null) {
            for (RowError error : decision.errors()) {
                RowError told = inWordsOf(row, error);
                // Of a cell that could not be read it is known why: that its field is missing as well says nothing.
                boolean known = told.column() != null
                        && row.errors().stream().anyMatch(own -> told.column().equals(own.column()));
                if (!known) {
                    errors.add(told);
                }
            }
        }
        return Decision.rejected(errors);
    }

    static RowError inWordsOf(SourceRow row, RowError error) {
        String heading = heading(row.columns(), error.column());
        boolean sheet = !row.columns().isEmpty();
        return heading == null && sheet ? error.inNoColumn() : error.at(heading == null ? error.column() : heading);
    }

    private static @Nullable String heading(Map<String, String> columns, @Nullable String pointer) {
        for (String step = pointer; step != null && !step.isEmpty(); step = step.substring(0, step.lastIndexOf('/'))) {
            String heading = columns.get(step);
            if (heading != null) {
                return heading;
            }
        }
        return null;
    }
}
