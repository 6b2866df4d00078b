package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.Limit;
import taizhang.api.problem.Language;
import taizhang.api.table.Table;
import taizhang.records.attachment.KeptFiles;
import taizhang.records.record.Author;

/** The rows of an import as a list, or as a table in the columns of its file. */
@ApplicationScoped
class ImportRowTables {

    private final ImportService service;
    private final KeptFiles files;
    private final RowReaders readers;

    ImportRowTables(ImportService service, KeptFiles files, RowReaders readers) {
        this.service = service;
        this.files = files;
        this.readers = readers;
    }

    /** @param outcome null: all */
    Table<ImportRowView> of(UUID id, Author caller, @Nullable String outcome, Language language) {
        return new Table<>(
                "import-rows",
                (cursor, limit, withTotal) -> service.rows(id, caller, outcome, cursor, limit, withTotal, language),
                () -> new ImportRowShape(service.get(id, caller), files, readers, language),
                Limit.MOST);
    }
}
