package taizhang.records.imports;

import java.util.ArrayList;
import java.util.List;

/** The rows of a file, some at a time: as many as are written together, fewer when they are long. */
final class Chunks {

    private static final int MOST_CHARACTERS = 1 << 20;

    private final RowSource source;
    private final int mostRows;

    Chunks(RowSource source, int mostRows) {
        this.source = source;
        this.mostRows = mostRows;
    }

    /** @return empty after the last row */
    List<SourceRow> next() throws SheetFault {
        List<SourceRow> chunk = new ArrayList<>();
        long characters = 0;
        while (chunk.size() < mostRows && characters < MOST_CHARACTERS) {
            SourceRow row = source.next();
            if (row == null) {
                break;
            }
            chunk.add(row);
            // An empty cell takes its place in memory, too.
            characters +=
                    row.cells().stream().mapToLong(cell -> cell.length() + 1).sum();
        }
        return chunk;
    }
}
