package taizhang.records.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Language;
import taizhang.api.table.Marked;
import taizhang.api.table.Shape;
import taizhang.records.attachment.KeptFiles;
import taizhang.records.attachment.Upload;

/**
 * Rows of an import in the columns of its file, with what is wrong with them: what can be mended and sent again. The file is
 * read anew, once, along with the list of its rows.
 */
final class ImportRowShape implements Shape<ImportRowView> {

    private final Import one;
    private final KeptFiles files;
    private final RowReaders readers;
    private final Language language;
    private @Nullable Upload file;
    private @Nullable RowSource source;
    private @Nullable ImportColumns columns;

    ImportRowShape(Import one, KeptFiles files, RowReaders readers, Language language) {
        this.one = one;
        this.files = files;
        this.readers = readers;
        this.language = language;
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        try {
            Upload copy = files.copy(one.order().sha256(), one.order().size());
            file = copy;
            boolean lines = one.order().mediaType().equals(NdjsonReader.MEDIA_TYPE);
            try (RowSource beginning = readers.open(one, copy.file())) {
                columns = ImportColumns.of(beginning, lines);
            }
            names.addAll(columns.names());
            source = readers.open(one, copy.file());
        } catch (SheetFault refused) {
            // No row of it has come to anything: nothing will be asked for.
        }
        names.add(ErrorColumn.heading(language));
        return names;
    }

    @Override
    public List<Object> cells(ImportRowView row) {
        ImportColumns known = Objects.requireNonNull(columns);
        List<Object> cells = new ArrayList<>(known.cells(find(row.row())));
        Map<Integer, String> wrong = new LinkedHashMap<>();
        for (ImportRowView.Error error : row.errors()) {
            int at = error.column() == null ? -1 : known.indexOf(error.column());
            if (at >= 0) {
                wrong.merge(at, error.detail(), (first, next) -> first + "\n" + next);
            }
        }
        wrong.forEach((at, why) -> cells.set(at, new Marked(cells.get(at), why)));
        cells.add(row.errors().stream()
                .map(error -> error.column() == null ? error.detail() : error.column() + ": " + error.detail())
                .collect(Collectors.joining("\n")));
        return cells;
    }

    private SourceRow find(long number) {
        try {
            SourceRow row;
            while ((row = Objects.requireNonNull(source).next()) != null) {
                if (row.number() == number) {
                    return row;
                }
            }
        } catch (SheetFault fault) {
            throw new IllegalStateException("row " + number + " was read before", fault);
        }
        throw new IllegalStateException("no row " + number);
    }

    @Override
    public boolean isFiltered() {
        return true;
    }

    @Override
    public void close() {
        if (source != null) {
            source.close();
        }
        if (file != null) {
            file.close();
        }
    }
}
