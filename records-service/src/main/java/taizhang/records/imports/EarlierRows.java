package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import taizhang.api.problem.HttpProblem;
import taizhang.records.problem.RecordsRule;

/** Within a file the first good row counts: one that says the same is unchanged, one that says another thing is rejected. */
@ApplicationScoped
class EarlierRows {

    private final ImportRowRepository rows;

    EarlierRows(ImportRowRepository rows) {
        this.rows = rows;
    }

    /** A chunk beside the good rows before it. */
    private static final class Known {
        private final Map<UUID, ImportRowRepository.Earlier> byExternalId = new HashMap<>();
        private final Map<UUID, ImportRowRepository.Earlier> byLook = new HashMap<>();

        void add(ImportRowRepository.Earlier row) {
            if (row.key().externalId() != null) {
                byExternalId.put(row.key().externalId(), row);
            }
            if (row.key().look() != null) {
                byLook.put(row.key().look(), row);
            }
        }
    }

    /** @param chunk in the words of the file */
    List<ImportRowRepository.Decided> compare(UUID id, Duplicates duplicates, List<ImportRowRepository.Decided> chunk) {
        List<UUID> externalIds = new ArrayList<>();
        List<UUID> looks = new ArrayList<>();
        for (ImportRowRepository.Decided each : chunk) {
            Decision.Likeness likeness = each.decision().likeness();
            RowKey key = likeness == null ? new RowKey(null, null) : RowKey.of(id, likeness);
            if (key.externalId() != null) {
                externalIds.add(key.externalId());
            } else if (key.look() != null && duplicates != Duplicates.WRITE) {
                looks.add(key.look());
            }
        }
        Known known = new Known();
        rows.earlier(externalIds, looks).forEach(known::add);
        List<ImportRowRepository.Decided> compared = new ArrayList<>();
        for (ImportRowRepository.Decided each : chunk) {
            Decision.Likeness given = each.decision().likeness();
            if (given == null) {
                compared.add(each);
                continue;
            }
            RowKey key = RowKey.of(id, given);
            Decision decision = compare(known, duplicates, key, given.content(), each);
            compared.add(new ImportRowRepository.Decided(each.row(), decision, each.key()));
            String record = decision.record();
            if (decision.likeness() != null && record != null) {
                known.add(new ImportRowRepository.Earlier(key, given.content(), record, decision.version()));
            }
        }
        return compared;
    }

    private static Decision compare(
            Known known, Duplicates duplicates, RowKey key, UUID content, ImportRowRepository.Decided alone) {
        if (key.externalId() != null) {
            ImportRowRepository.Earlier first = known.byExternalId.get(key.externalId());
            if (first == null) {
                return alone.decision();
            }
            return content.equals(first.content())
                    ? unchanged(first)
                    : Decision.rejected(List.of(RowError.of(alone.key(), HttpProblem.ALREADY_EXISTS)));
        }
        ImportRowRepository.Earlier first =
                duplicates == Duplicates.WRITE || key.look() == null ? null : known.byLook.get(key.look());
        return first == null ? alone.decision() : duplicate(duplicates, first);
    }

    private static Decision duplicate(Duplicates duplicates, ImportRowRepository.Earlier first) {
        return duplicates == Duplicates.SKIP
                ? unchanged(first)
                : Decision.rejected(List.of(RowError.of(null, RecordsRule.DUPLICATE, first.record())));
    }

    private static Decision unchanged(ImportRowRepository.Earlier first) {
        return Decision.unchanged(first.record(), first.version(), null);
    }
}
