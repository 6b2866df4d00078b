package taizhang.api.table;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.PageRequest;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

/** A table on its way: its first page is read before anything is written, so that what is refused is refused. */
final class Export<T> {

    private final Table<T> table;
    private final Format format;
    private final boolean whole;
    private final Table.Page<T> first;
    private final Shape<T> shape;

    private Export(Table<T> table, Format format, boolean whole, Table.Page<T> first) {
        this.table = table;
        this.format = format;
        this.whole = whole;
        this.first = first;
        this.shape = table.shape().get();
    }

    /** @throws ProblemException as the list does; 422 {@code too-many-rows} when the format cannot hold them */
    static <T> Export<T> begin(Table<T> table, PageRequest part, Format format) {
        if (part.isPage()) {
            return new Export<>(table, format, false, table.pages().read(part.cursor(), part.size(), false));
        }
        boolean bounded = format.mostRows() < Long.MAX_VALUE;
        Table.Page<T> first = table.pages().read(null, table.pageSize(), bounded);
        Long total = first.total();
        if (total != null && total > format.mostRows()) {
            throw ProblemException.of(
                    HttpProblem.TOO_MANY_ROWS, String.valueOf(total), String.valueOf(format.mostRows()));
        }
        return new Export<>(table, format, true, first);
    }

    /** @return cursor of the next page; null: there is none, or the table is whole */
    @Nullable
    String next() {
        return whole ? null : first.next();
    }

    /** When it fails, what is written so far is no whole file, and must not be ended as if it were. */
    void write(OutputStream out) throws IOException {
        try (shape) {
            write(format.writer(out, table.name()));
        }
    }

    private void write(RowWriter writer) throws IOException {
        writer.row(shape.names().stream().map(CellValue::of).toList());
        Table.Page<T> page = first;
        while (true) {
            for (T item : page.items()) {
                writer.row(shape.cells(item).stream().map(CellValue::of).toList());
            }
            String next = page.next();
            if (!whole || next == null) {
                break;
            }
            writer.flush();
            page = table.pages().read(next, table.pageSize(), false);
        }
        if (shape.isFiltered()) {
            writer.filter();
        }
        writer.finish();
    }
}
