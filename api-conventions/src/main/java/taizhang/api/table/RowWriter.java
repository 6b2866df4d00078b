package taizhang.api.table;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes rows as they come. It closes nothing: only {@link #finish} makes a file that is whole. */
interface RowWriter {

    /** @param cells by {@link CellValue#of} */
    void row(List<? extends @Nullable Object> cells) throws IOException;

    /** Lets go of the rows that were written. */
    void flush() throws IOException;

    /** Lets the rows be filtered by their columns. */
    void filter();

    void finish() throws IOException;
}
