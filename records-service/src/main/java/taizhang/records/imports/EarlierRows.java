package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        private final Map<String, ImportRowRepository.Earlier> byExternalId = new HashMap<>();
        private final Map<UUID, ImportRowRepository.Earlier> byLikeness = new HashMap<>();

        void add(ImportRowRepository.Earlier row) {
            if (row.externalId() != null) {
                byExternalId.put(row.externalId(), row);
            }
            if (row.alike() != null) {
                byLikeness.put(row.alike(), row);
            }
        }
    }

    /** @param chunk in the words of the file */
    List<ImportRowRepository.Decided> compare(UUID id, Duplicates duplicates, List<ImportRowRepository.Decided> chunk) {
        List<Decision.Likeness> given = chunk.stream()
                .map(each -> each.decision().likeness())
                .filter(Objects::nonNull)
                .map(likeness -> Objects.requireNonNull(likeness))
                .toList();
        Known known = new Known();
        rows.earlier(
                        id,
                        given.stream()
                                .map(Decision.Likeness::externalId)
                                .filter(Objects::nonNull)
                                .map(externalId -> Objects.requireNonNull(externalId))
                                .toList(),
                        given.stream()
                                .map(Decision.Likeness::alike)
                                .filter(Objects::nonNull)
                                .map(alike -> Objects.requireNonNull(alike))
                                .toList())
                .forEach(known::add);
        List<ImportRowRepository.Decided> compared = new ArrayList<>();
        for (ImportRowRepository.Decided each : chunk) {
            Decision decision = compare(known, duplicates, each.decision());
            compared.add(new ImportRowRepository.Decided(each.row(), decision));
            Decision.Likeness likeness = decision.likeness();
            String record = decision.record();
            if (likeness != null && record != null) {
                known.add(new ImportRowRepository.Earlier(
                        likeness.externalId(), likeness.alike(), likeness.content(), record, decision.version()));
            }
        }
        return compared;
    }

    private static Decision compare(Known known, Duplicates duplicates, Decision decision) {
        Decision.Likeness likeness = decision.likeness();
        if (likeness == null) {
            return decision;
        }
        if (likeness.externalId() != null) {
            ImportRowRepository.Earlier first = known.byExternalId.get(likeness.externalId());
            if (first == null) {
                return decision;
            }
            return likeness.content().equals(first.content())
                    ? unchanged(first)
                    : Decision.rejected(List.of(RowError.of("/externalId", HttpProblem.ALREADY_EXISTS)));
        }
        ImportRowRepository.Earlier first = duplicates == Duplicates.WRITE || likeness.alike() == null
                ? null
                : known.byLikeness.get(likeness.alike());
        return first == null ? decision : duplicate(duplicates, first);
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
