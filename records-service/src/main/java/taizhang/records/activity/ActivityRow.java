package taizhang.records.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violations;
import taizhang.records.imports.Decision;
import taizhang.records.imports.Duplicates;
import taizhang.records.imports.ImportedRecords;
import taizhang.records.imports.RowError;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.Author;
import taizhang.records.record.Stamp;

/** A row of a file that can be read, with what the rules and the database say of a new record of it. */
record ActivityRow(
        ImportedRecords.Row row,
        CreateActivity body,
        ActivityContent content,
        Violations violations,
        ActivityReferences references,
        Optional<UUID> alike) {

    /** @return what is against a new record; null: nothing */
    @Nullable
    Decision against(ImportedRecords.Act act) {
        List<RowError> errors = broken(act.author());
        if (!errors.isEmpty() || !row.good()) {
            return Decision.rejected(errors);
        }
        if (alike.isEmpty()) {
            return null;
        }
        String same = alike.get().toString();
        return act.duplicates() == Duplicates.SKIP
                ? Decision.unchanged(same, 0, null)
                : Decision.rejected(List.of(RowError.of(null, RecordsRule.DUPLICATE, same)));
    }

    List<RowError> broken(Author author) {
        violations.oneOf("/status", body.status(), ActivityStatus.FIRST);
        references.addTo(violations, content);
        List<RowError> errors = new ArrayList<>();
        violations.all().forEach(violation -> errors.add(RowError.of(violation.pointer(), violation)));
        try {
            ActivityService.firstStatus(author, body.status());
        } catch (ProblemException refused) {
            errors.addAll(RowError.of(refused));
        }
        return errors;
    }

    Activity created(Author author, Stamp stamp) {
        return Activity.created(row.id(), content, ActivityService.firstStatus(author, body.status()), stamp);
    }
}
