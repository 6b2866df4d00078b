package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;

/** The kinds of records that can be imported. */
@ApplicationScoped
class ImportedKinds {

    private final Instance<ImportedRecords> all;

    ImportedKinds(@Any Instance<ImportedRecords> all) {
        this.all = all;
    }

    ImportedRecords of(ImportKind kind) {
        return all.stream()
                .filter(entity -> entity.kind() == kind)
                .findFirst()
                .orElseThrow(() -> ProblemException.parameter("entity", FieldRule.UNKNOWN_VALUE, kind.code(), ""));
    }
}
